package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.given.GivenCase;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Log events from public reports, through the whole function.
class CasesTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> GIVEN = Set.of("name", "settings", "message", "extractedFields");

  private static final int MAX_NESTED_JSON = 5;

  static List<GivenCase> cases() {
    return GivenCase.all();
  }

  @Test
  void caseNamesAreUnique() {
    Set<String> names = new HashSet<>();
    cases().forEach(each -> assertTrue(names.add(each.name()), each::name));
    assertEquals(62, names.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void outputIsAsExpected(GivenCase given) throws JsonProcessingException {
    GivenContext context = new GivenContext();
    String output = output(given, context);

    int checks = 0;
    for (var expectation : given.json().properties()) {
      if (!GIVEN.contains(expectation.getKey())) {
        check(expectation.getKey(), expectation.getValue(), output);
        checks++;
      }
    }
    assertTrue(checks > 0, "expects nothing");
    if (given.json().has("unmatched")) {
      assertIsUnmatched(given, output, context);
    }
  }

  private static void check(String key, JsonNode expected, String output)
      throws JsonProcessingException {
    switch (key) {
      case "has" -> assertHas(expected, line(output));
      case "json" -> assertEquals(expected, line(output));
      case "text" -> assertEquals(expected.textValue(), output);
      case "lacks" ->
          expected.forEach(name -> assertFalse(has(output, name.textValue()), () -> output));
      case "without" ->
          expected.forEach(text -> assertNowhere(text.textValue(), output, MAX_NESTED_JSON));
      case "holds" ->
          expected.forEach(text -> assertTrue(output.contains(text.textValue()), () -> output));
      case "valid" -> assertEquals(expected.booleanValue(), line(output).isContainerNode(), output);
      case "unmatched" -> assertTrue(expected.booleanValue());
      default -> throw new AssertionError("unknown expectation " + key);
    }
  }

  private static void assertHas(JsonNode expected, JsonNode line) {
    for (var field : expected.properties()) {
      assertEquals(field.getValue(), line.get(field.getKey()), field.getKey() + " of " + line);
    }
  }

  private static boolean has(String output, String name) {
    try {
      return line(output).has(name);
    } catch (JsonProcessingException e) {
      throw new AssertionError(output, e);
    }
  }

  /// Asserts that `output` does not contain `text`. If `output` is JSON, its decoded strings and
  /// names must not contain it either, JSON inside of strings included.
  private static void assertNowhere(String text, String output, int nested) {
    assertFalse(output.contains(text), () -> text + " in " + output);
    JsonNode json;
    try {
      json = JSON.readTree(output);
    } catch (JsonProcessingException _) {
      return;
    }
    if (nested > 0) {
      assertNowhere(text, json, nested - 1);
    }
  }

  private static void assertNowhere(String text, JsonNode json, int nested) {
    if (json.isTextual()) {
      assertNowhere(text, json.textValue(), nested);
    }
    for (var field : json.properties()) {
      assertFalse(field.getKey().contains(text), () -> text + " in a name of " + json);
    }
    json.forEach(each -> assertNowhere(text, each, nested));
  }

  private static void assertIsUnmatched(GivenCase given, String output, GivenContext context)
      throws JsonProcessingException {
    assertEquals(JSON.createObjectNode().put("message", given.message()), line(output));
    String counted = "\"Unmatched." + given.settings().get("TRANSFORM") + "\":1";
    assertTrue(context.logged().getLast().contains(counted), context.logged()::toString);
  }

  /// Returns the output as JSON. It must be one line with a line feed at the end.
  private static JsonNode line(String output) throws JsonProcessingException {
    assertEquals(output.length() - 1, output.indexOf('\n'), output);
    return JSON.readTree(output);
  }

  private static String output(GivenCase given, GivenContext context) {
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(
            Settings.from(given.settings()), new GivenStreams().targets(), _ -> {}, context.out());
    GivenEvent event = GivenEvent.directPut().with("1", given.envelope());
    Outcome outcome = handler.handleRequest(event.read(), context).records().getFirst();
    return switch (outcome) {
      case Outcome.Ok ok -> new String(ok.data(), UTF_8);
      case Outcome.Dropped dropped -> throw new AssertionError(dropped);
      case Outcome.ProcessingFailed failed -> throw new AssertionError(failed);
    };
  }
}
