package io.github.firehoselogs.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The recipe for centralized log groups. Only CloudWatch Logs adds the fields of the account, so
/// the recipe has no command to try.
final class CentralizedLogsTest {
  private static final String EVENT =
      """
      {"id":"1","timestamp":1763622356000,"message":"Nov 20 07:05:56 web01 su: session opened",\
      "extractedFields":{"@aws.account":"111111111111","@aws.region":"eu-west-1"}}\
      """;

  @Test
  void lineHasItsAccountAndRegion() throws Exception {
    ShellCommand deployment =
        DeploymentsTest.deployments().stream()
            .filter(command -> command.words().contains("SystemFields=yes"))
            .findFirst()
            .orElseThrow();
    Map<String, String> parameters = DeploymentsTest.parameters(deployment);
    Map<String, String> settings =
        Map.of(
            "TRANSFORM", parameters.get("LogTransform"),
            "ADD_FIELDS", parameters.get("AddFields"));
    List<String> shown =
        CodeBlock.ofRecipes().stream()
            .filter(CodeBlock::isOutput)
            .map(CodeBlock::text)
            .filter(text -> text.contains("111111111111"))
            .toList();
    assertEquals(shown, List.of(delivered(settings)));
  }

  private static String delivered(Map<String, String> settings) {
    GivenEvent event = GivenEvent.directPut();
    event.with("1", GivenEnvelope.of().withRawEvent(EVENT).gzip());
    Outcome outcome =
        new FirehoseLogsHandler(Settings.from(settings), new GivenStreams().targets(), _ -> {})
            .handleRequest(event.read(), new GivenContext())
            .records()
            .getFirst();
    return new String(assertInstanceOf(Outcome.Ok.class, outcome).data(), UTF_8);
  }
}
