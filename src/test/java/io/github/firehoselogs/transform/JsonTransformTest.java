package io.github.firehoselogs.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

public class JsonTransformTest {
  private static final String SOURCE =
      ",\"owner\":\"123456789012\",\"logGroup\":\"/app/web\",\"logStream\":\"i-0123456789\","
          + "\"subscriptionFilters\":[\"to-firehose\"]";

  @Test
  void allFieldsAreWritten() {
    assertEquals(
        "{\"id\":\"%056d\",\"timestamp\":\"2023-11-14T22:13:20.000Z\",\"message\":\"hello\""
                .formatted(0)
            + SOURCE
            + "}\n",
        Lines.output(new JsonTransform(), "hello"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void messageIsWritten(String message, String field) {
    String line = Lines.output(new JsonTransform(), message);
    assertEquals(field, line.substring(line.indexOf(".000Z\",") + 7, line.indexOf(SOURCE)));
  }

  public static List<Arguments> messages() {
    return List.of(
        arguments("", "\"message\":\"\""),
        arguments("a\"b\\c", "\"message\":\"a\\\"b\\\\c\""),
        arguments("a\nb\tc\r\u0000\u001b", "\"message\":\"a\\nb\\tc\\r\\u0000\\u001b\""),
        arguments("日本 😀 \u2028", "\"message\":\"日本 😀 \u2028\""),
        arguments("{\"a\":1}", "\"json\":{\"a\":1}"),
        arguments(
            " {\n  \"a\" : [1, {}]\r\n}\n", "\"message\":\" {\\n  \\\"a\\\" : [1, {}]\\r\\n}\\n\""),
        arguments(" {\n  \"a\" : [1, 2]\r\n}\n", "\"json\":{  \"a\" : [1, 2]}"),
        arguments("{\"a\":\"\\n\\ud83d\"}", "\"json\":{\"a\":\"\\n\\ud83d\"}"),
        arguments("{\"a\":1} ", "\"json\":{\"a\":1}"),
        arguments("{\"a\":1}x", "\"message\":\"{\\\"a\\\":1}x\""),
        arguments("{\"a\":01}", "\"message\":\"{\\\"a\\\":01}\""),
        arguments("{\"a\":'b'}", "\"message\":\"{\\\"a\\\":'b'}\""),
        arguments("{\"a\":1", "\"message\":\"{\\\"a\\\":1\""),
        arguments("{}", "\"json\":{}"),
        arguments("{", "\"message\":\"{\""),
        arguments("[1]", "\"message\":\"[1]\""),
        arguments("17", "\"message\":\"17\""),
        arguments("{\"a\":1,\"\\u0061\":2}", "\"message\":\"{\\\"a\\\":1,\\\"\\\\u0061\\\":2}\""),
        arguments(
            "{\"a\":" + "9".repeat(901) + "}",
            "\"message\":\"{\\\"a\\\":" + "9".repeat(901) + "}\""),
        arguments(
            "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}",
            "\"message\":\"{\\\"a\\\":" + "[".repeat(900) + "]".repeat(900) + "}\""));
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
  void refusedExtractedFieldsBecomeText() {
    GivenEnvelope envelope =
        GivenEnvelope.of()
            .withRawEvent("{\"extractedFields\":{\"a\":\"1\", \"a\":\"2\"},\"message\":\"m\"}");
    assertEquals(
        "{\"id\":\"\",\"message\":\"m\""
            + SOURCE
            + ",\"extractedFields\":{\"text\":\"{\\\"a\\\":\\\"1\\\", \\\"a\\\":\\\"2\\\"}\"}}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @Test
  void otherExtractedFieldsAreLeftOut() {
    GivenEnvelope envelope =
        GivenEnvelope.of().withRawEvent("{\"message\":\"m\",\"extractedFields\":null,\"id\":7}");
    assertEquals(
        "{\"id\":\"7\",\"message\":\"m\"" + SOURCE + "}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @ParameterizedTest
  @MethodSource("times")
  void timestampIsWritten(long millis, String time) {
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
  void loneSurrogateIsReplaced() {
    GivenEnvelope envelope = GivenEnvelope.of().withRawEvent("{\"message\":\"a\\ud83d\"}");
    assertEquals(
        "{\"id\":\"\",\"message\":\"a\uFFFD\"" + SOURCE + "}\n",
        Lines.output(new JsonTransform(), envelope));
  }

  @Test
  void deepExtractedFieldsFailTheRecord() {
    String deep = "{\"a\":" + "[".repeat(950) + "]".repeat(950) + "}";
    GivenEnvelope envelope =
        GivenEnvelope.of().withRawEvent("{\"message\":\"m\",\"extractedFields\":" + deep + "}");
    assertThrows(MalformedTextException.class, () -> Lines.output(new JsonTransform(), envelope));
  }
}
