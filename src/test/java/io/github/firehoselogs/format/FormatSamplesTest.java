package io.github.firehoselogs.format;

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
import io.github.firehoselogs.transform.BuiltInTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatSamplesTest {
  static List<String> formats() {
    return FormatSamples.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void samplesGiveTheExpectedLines(String transform) {
    List<String> messages = FormatSamples.messages(transform);
    List<String> expected = FormatSamples.expected(transform);
    List<String> delivered = delivered(transform, messages);
    for (int i = 0; i < messages.size(); i++) {
      assertEquals(expected.get(i), delivered.get(i), messages.get(i));
    }
    assertEquals(expected.size(), delivered.size());
  }

  @Test
  void everyFormatHasSamples() {
    List<String> passedOn = List.of("message", "json", "pattern", "splunk-hec");
    List<String> formats =
        Arrays.stream(BuiltInTransform.values())
            .map(BuiltInTransform::transformName)
            .filter(each -> !passedOn.contains(each))
            .toList();
    assertEquals(formats, FormatSamples.formats());
  }

  private static List<String> delivered(String transform, List<String> messages) {
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(
            Settings.from(Map.of("TRANSFORM", transform)), new GivenStreams().targets(), _ -> {});
    GivenEvent event =
        GivenEvent.directPut().with("1", GivenEnvelope.of(messages.toArray(String[]::new)));
    Outcome outcome = handler.handleRequest(event.read(), new GivenContext()).records().getFirst();
    return new String(assertInstanceOf(Outcome.Ok.class, outcome).data(), UTF_8).lines().toList();
  }
}
