package io.github.firehoselogs.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.text.MalformedTextException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTransformTest {
  private static final String SOURCE =
      ",\"owner\":\"123456789012\",\"logGroup\":\"/app/web\",\"logStream\":\"i-0123456789\","
          + "\"subscriptionFilters\":[\"to-firehose\"]";

  @Test
  void allThatIsKnownOfTheEvent() {
    assertEquals(
        "{\"id\":\"%056d\",\"timestamp\":\"2023-11-14T22:13:20.000Z\",\"message\":\"hello\""
                .formatted(0)
            + SOURCE
            + "}\n",
        Lines.output(new JsonTransform(), "hello"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void messageIs(String message, String json) {
    String line = Lines.output(new JsonTransform(), message);
    assertEquals(json, line.substring(line.indexOf("\"message\":") + 10, line.indexOf(SOURCE)));
  }

  static List<Arguments> messages() {
    return List.of(
        arguments("", "\"\""),
        arguments("a\"b\\c", "\"a\\\"b\\\\c\""),
        arguments("a\nb\tc\r\u0000\u001b", "\"a\\nb\\tc\\r\\u0000\\u001b\""),
        arguments("日本 😀 \u2028", "\"日本 😀 \u2028\""),
        arguments("{\"a\":1}", "{\"a\":1}"),
        arguments(" {\n  \"a\" : [1, {}]\r\n}\n", "{  \"a\" : [1, {}]}"),
        arguments("{\"a\":\"\\n\\ud83d\"}", "{\"a\":\"\\n\\ud83d\"}"),
        arguments("{\"a\":1} ", "{\"a\":1}"),
        arguments("{\"a\":1}x", "\"{\\\"a\\\":1}x\""),
        arguments("{\"a\":01}", "\"{\\\"a\\\":01}\""),
        arguments("{\"a\":'b'}", "\"{\\\"a\\\":'b'}\""),
        arguments("{\"a\":1", "\"{\\\"a\\\":1\""),
        arguments("{}", "{}"),
        arguments("{", "\"{\""),
        arguments("[1]", "\"[1]\""),
        arguments("17", "\"17\""),
        arguments("{\"a\":" + "9".repeat(901) + "}", "\"{\\\"a\\\":" + "9".repeat(901) + "}\""),
        arguments(
            "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}",
            "\"{\\\"a\\\":" + "[".repeat(900) + "]".repeat(900) + "}\""));
  }

  @Test
  void extractedFieldsStayAnObject() {
    GivenEnvelope envelope =
        GivenEnvelope.of()
            .withRawEvent(
                "{\"extractedFields\":{\"@aws.account\" : \"42\",\n\"n\":1},\"message\":\"m\"}");
    assertEquals(
        "{\"id\":\"\",\"message\":\"m\""
            + SOURCE
            + ",\"extractedFields\":{\"@aws.account\" : \"42\",\"n\":1}}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @Test
  void extractedFieldsThatAreNoObjectAreLeftOut() {
    GivenEnvelope envelope =
        GivenEnvelope.of().withRawEvent("{\"message\":\"m\",\"extractedFields\":null,\"id\":7}");
    assertEquals(
        "{\"id\":\"7\",\"message\":\"m\"" + SOURCE + "}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @ParameterizedTest
  @MethodSource("times")
  void timestampIs(long millis, String time) {
    String line = Lines.output(new JsonTransform(), GivenEnvelope.of().withEvent(millis, "m"));
    int from = line.indexOf("\"timestamp\":") + 12;
    assertEquals(time, from < 12 ? "" : line.substring(from, line.indexOf(",\"message\"")));
  }

  static List<Arguments> times() {
    return List.of(
        arguments(0L, "\"1970-01-01T00:00:00.000Z\""),
        arguments(1_709_210_096_789L, "\"2024-02-29T12:34:56.789Z\""),
        arguments(253_402_300_799_999L, "\"9999-12-31T23:59:59.999Z\""),
        arguments(253_402_300_800_000L, ""),
        arguments(-1L, ""));
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    GivenEnvelope envelope = GivenEnvelope.of().withRawEvent("{\"message\":\"a\\ud83d\"}");
    assertEquals(
        "{\"id\":\"\",\"message\":\"a\uFFFD\"" + SOURCE + "}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @Test
  void extractedFieldsOfMoreThanReadersTakeFailTheRecord() {
    String deep = "{\"a\":" + "[".repeat(950) + "]".repeat(950) + "}";
    GivenEnvelope envelope =
        GivenEnvelope.of().withRawEvent("{\"message\":\"m\",\"extractedFields\":" + deep + "}");
    assertThrows(MalformedTextException.class, () -> Lines.output(new JsonTransform(), envelope));
  }
}
