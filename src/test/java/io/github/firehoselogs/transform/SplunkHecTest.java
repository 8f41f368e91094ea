package io.github.firehoselogs.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplunkHecTest {
  private static final Transform TRANSFORM = splunkHec(Map.of());
  private static final String TAIL =
      ",\"fields\":{\"owner\":\"123456789012\",\"subscriptionFilter\":\"to-firehose\"}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          hello|"hello"
          {"a":1}|{"a":1}
           {"a" : "b"} |{"a" : "b"}
          [1]|"[1]"
          a"b\\c|"a\\"b\\\\c"
          日本 😀|"日本 😀"
          ~~|{"message":""}
          ~ ~|{"message":" "}
          ~\t~|{"message":"\\t"}
          ~a
          b~|"a\\nb"
          {"a":1|"{\\"a\\":1"
          null|"null"
          """)
  void eventIs(String message, String event) {
    assertEquals(
        "{\"time\":1700000000.000,\"host\":\"i-0123456789\",\"source\":\"/app/web\","
            + "\"sourcetype\":\"aws:cloudwatchlogs\",\"event\":"
            + event
            + TAIL,
        Lines.output(TRANSFORM, message));
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000123, 1700000000.123",
    "1700000000007, 1700000000.007",
    "0, 0.000",
    "-1, -0.001",
    "-1500, -1.500"
  })
  void timeIsInSeconds(long millis, String seconds) {
    String line = Lines.output(TRANSFORM, GivenEnvelope.of().withEvent(millis, "m"));
    assertEquals("{\"time\":" + seconds, line.substring(0, line.indexOf(',')));
  }

  @Test
  void eventWithoutTimeHasNoTimeField() {
    GivenEnvelope envelope = GivenEnvelope.of().withRawEvent("{\"message\":\"m\"}");
    assertEquals("{\"host\":\"i-0123456789\"", Lines.output(TRANSFORM, envelope).substring(0, 22));
  }

  @Test
  void templatesFillTheMetadata() {
    Transform transform =
        splunkHec(
            Map.of(
                TransformSetting.SPLUNK_HOST, "{field.host}",
                TransformSetting.SPLUNK_SOURCE, "{owner}:{logGroup}",
                TransformSetting.SPLUNK_SOURCETYPE, "app:{timestamp:HH}",
                TransformSetting.SPLUNK_INDEX, "{field.team|main}"));
    assertEquals(
        """
        "host":"web-1","source":"123456789012:/app/web","sourcetype":"app:22","index":"payments",\
        """,
        metadata(transform, "{\"host\":\"web-1\",\"team\":\"Payments\"}"));
    assertEquals(
        """
        "host":"unknown","source":"123456789012:/app/web","sourcetype":"app:22","index":"main",\
        """,
        metadata(transform, "no JSON"));
  }

  @ParameterizedTest
  @CsvSource({
    "{field.index}, main, main",
    "{field.index}, Web-1_a, web-1_a",
    "{field.index}, _internal, ''",
    "{field.index}, -a, ''",
    "{field.index}, 'a,b', ''",
    "{field.index}, é, ''",
    "{field.index}, '', ''",
    "app-{field.other}, main, ''",
    "{field.other|}, main, ''",
    "app-{field.other|1}, main, app-1"
  })
  void doubtfulIndexIsLeftOut(String template, String field, String index) {
    String expected = index.isEmpty() ? "" : "\"index\":\"" + index + "\",";
    String metadata =
        metadata(
            splunkHec(Map.of(TransformSetting.SPLUNK_INDEX, template)),
            "{\"index\":\"" + field + "\"}");
    assertEquals(expected, metadata.substring(metadata.indexOf("logs\",") + 6));
  }

  @Test
  void emptyMetadataIsLeftOut() {
    GivenEnvelope envelope = GivenEnvelope.of("m").withLogStream("");
    Transform transform = splunkHec(Map.of(TransformSetting.SPLUNK_SOURCE, "{field.a|}"));
    assertEquals(
        "{\"time\":1700000000.000,\"sourcetype\":\"aws:cloudwatchlogs\",\"event\":\"m\"" + TAIL,
        Lines.output(transform, envelope));
  }

  @Test
  void timesAreInItsZone() {
    Map<TransformSetting, String> values = Map.of(TransformSetting.SPLUNK_SOURCE, "{timestamp:HH}");
    Transform transform =
        Transforms.named("splunk-hec", new TransformSettings(values, ZoneId.of("Asia/Tokyo")));
    assertEquals(
        "\"host\":\"i-0123456789\",\"source\":\"07\",\"sourcetype\":\"aws:cloudwatchlogs\",",
        metadata(transform, "m"));
  }

  private static Transform splunkHec(Map<TransformSetting, String> values) {
    return Transforms.named("splunk-hec", new TransformSettings(values));
  }

  /// Returns the fields between `time` and `event`.
  private static String metadata(Transform transform, String message) {
    String line = Lines.output(transform, message);
    return line.substring(line.indexOf(',') + 1, line.indexOf("\"event\""));
  }
}
