package io.github.firehoselogs.partition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionKeysTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20);

  @AfterEach
  void close() {
    decoder.close();
  }

  static List<Arguments> templates() {
    return List.of(
        arguments("{owner}", "123456789012"),
        arguments("{logGroup}", "app/web"),
        arguments("{logStream}", "i-0123456789"),
        arguments("{subscriptionFilter}", "to-firehose"),
        arguments("{timestamp:yyyy-MM-dd'T'HH}", "2023-11-14T22"),
        arguments("{timestamp:MMM}", "Nov"),
        arguments("{extractedFields.@aws.account}", "42"),
        arguments("{extractedFields.missing}", "unknown"),
        arguments("{extractedFields.missing|none}", "none"),
        arguments("{field.level}", "WARN"),
        arguments("{field.missing|}", "unknown"),
        arguments("x-{field.missing|}-y", "x--y"),
        arguments("fixed", "fixed"),
        arguments("{owner}/{logStream}", "123456789012/i-0123456789"),
        arguments("{ logStream | other }", "i-0123456789"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templateIsEvaluated(String template, String value) throws Exception {
    assertEquals(Map.of("k", value), of(PartitionKeys.compile("k=" + template, UTC), event()));
  }

  @Test
  void keysKeepTheirOrder() throws Exception {
    PartitionKeys keys = PartitionKeys.compile(" b = {owner} ,a={timestamp:HH,mm}, ", UTC);
    assertEquals("{b=123456789012, a=22,13}", of(keys, event()).toString());
    assertEquals(List.of("b", "a"), keys.names());
  }

  @Test
  void blankTextMeansNoKeys() throws Exception {
    assertEquals(Map.of(), of(PartitionKeys.compile(" ", UTC), event()));
  }

  @Test
  void hoursAreInTheZone() throws Exception {
    PartitionKeys tokyo = PartitionKeys.compile("h={timestamp:dd-HH}", ZoneId.of("Asia/Tokyo"));
    assertEquals(Map.of("h", "15-07"), of(tokyo, event()));
  }

  @Test
  void missingTimestampGivesDefault() throws Exception {
    LogEventView event = event(GivenEnvelope.of().withRawEvent("{\"message\":\"m\"}"));
    assertEquals(
        Map.of("a", "unknown", "b", "never"),
        of(PartitionKeys.compile("a={timestamp:yyyy},b={timestamp:HH|never}", UTC), event));
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void valuesAreSafeForAPrefix(String logStream, String value) throws Exception {
    LogEventView event = event(GivenEnvelope.of("m").withLogStream(logStream));
    assertEquals(Map.of("k", value), of(PartitionKeys.compile("k={logStream}", UTC), event));
  }

  static List<Arguments> unsafe() {
    return List.of(
        arguments("", "unknown"),
        arguments("/", "unknown"),
        arguments("//a///b//", "a/b"),
        arguments("a\u0000b\nc\u007f\u0085\u2028", "a_b_c___"),
        arguments("a\ud83d", "a_"),
        arguments("..", "_"),
        arguments("../../etc/./x", "_/_/etc/_/x"),
        arguments("...", "..."),
        arguments("日本 😀", "日本 😀"),
        arguments("2023/11/14/[$LATEST]abc", "2023/11/14/[$LATEST]abc"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void errorsNameKeyAndProblem(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> PartitionKeys.compile(text, UTC))
            .getMessage());
  }

  static List<Arguments> mistakes() {
    return List.of(
        arguments("hour", "partition key 'hour': expected hour=template"),
        arguments("=x", "partition key '': expected a name of letters, digits, '_', '.' or '-'"),
        arguments(
            "a b=x", "partition key 'a b': expected a name of letters, digits, '_', '.' or '-'"),
        arguments("a=1,a=2", "partition key 'a': appears twice"),
        arguments("a=", "partition key 'a': the template is empty"),
        arguments(
            "hour={tiemstamp:HH}",
            "partition key 'hour': unknown field 'tiemstamp:HH', expected owner, logGroup,"
                + " logStream, subscriptionFilter, id, timestamp, timestamp:PATTERN,"
                + " extractedFields.NAME or field.NAME"),
        arguments(
            "a={field.}",
            "partition key 'a': 'field.' names no field, expected owner, logGroup, logStream,"
                + " subscriptionFilter, id, timestamp, timestamp:PATTERN, extractedFields.NAME or"
                + " field.NAME"),
        arguments(
            "a={timestamp:YYYY}",
            "partition key 'a': timestamp pattern 'YYYY': Y is the week-based year, which is wrong"
                + " around New Year: use y"),
        arguments(
            "a={timestamp:pH}",
            "partition key 'a': timestamp pattern 'pH': p pads to a width that some values exceed:"
                + " use HH for two digits"),
        arguments(
            "a={timestamp:hh}",
            "partition key 'a': timestamp pattern 'hh': h and K count to 12, morning and evening"
                + " alike: use HH"),
        arguments(
            "a={timestamp:yyyy-MM-dd'a'KK}",
            "partition key 'a': timestamp pattern 'yyyy-MM-dd'a'KK': h and K count to 12, morning"
                + " and evening alike: use HH"),
        arguments(
            "a={timestamp:mm}",
            "partition key 'a': timestamp pattern 'mm': m and s are minutes and seconds: use MM for"
                + " the month, or add HH for the hour"),
        arguments(
            "a={timestamp:yyyy/mm/dd}",
            "partition key 'a': timestamp pattern 'yyyy/mm/dd': m and s are minutes and seconds:"
                + " use MM for the month, or add HH for the hour"),
        arguments(
            "a={timestamp:ss}",
            "partition key 'a': timestamp pattern 'ss': m and s are minutes and seconds: use MM for"
                + " the month, or add HH for the hour"),
        arguments(
            "a={timestamp:yyyy-MM-DD}",
            "partition key 'a': timestamp pattern 'yyyy-MM-DD': D is the day of the year: use dd"
                + " for the day of the month"),
        arguments(
            "a={timestamp:bb}",
            "partition key 'a': timestamp pattern 'bb': Unknown pattern letter: b"),
        arguments("a={owner", "partition key 'a': a '{' without its '}' in '{owner'"),
        arguments("a=x}y", "partition key 'a': a '}' without its '{' in 'x}y'"));
  }

  @Test
  void timesBeyondTheCalendarDoNotFail() throws Exception {
    for (long timestamp : new long[] {Long.MIN_VALUE + 1, -1, 0, Long.MAX_VALUE}) {
      LogEventView event = event(GivenEnvelope.of().withEvent(timestamp, "m"));
      of(PartitionKeys.compile("y={timestamp:yyyy},m={timestamp:MM}", UTC), event);
    }
  }

  @ParameterizedTest
  @CsvSource({"382, 383", "383, 383", "384, 383", "512, 383"})
  void longValueEndsInAHash(int length, int bytes) throws Exception {
    PartitionKeys keys =
        PartitionKeys.compile(
            "instanceId={logStream},year={timestamp:yyyy},month={timestamp:MM},date={timestamp:dd},"
                + "hour={timestamp:HH}",
            UTC);
    LogEventView event = event(GivenEnvelope.of("m").withLogStream("x".repeat(length)));
    String value = String.valueOf(of(keys, event).get("instanceId"));
    assertEquals(Math.min(length, bytes), value.length());
    assertEquals(length > bytes, value.contains("~"));
    assertEquals(of(keys, event), of(keys, event));
  }

  @Test
  void longValuesStayShortAndDistinct() throws Exception {
    PartitionKeys keys =
        PartitionKeys.compile("a={logStream},b={logStream}-{timestamp:MMMM},c={owner}", UTC);
    Set<String> values = new HashSet<>();
    for (String text : List.of("日", "😀", "é", "x", "a/")) {
      for (int length : new int[] {1, 100, 300, 512, 513}) {
        LogEventView event = event(GivenEnvelope.of("m").withLogStream(text.repeat(length)));
        Map<String, String> found = of(keys, event);
        values.add(String.valueOf(found.get("a")));
        int bytes = 0;
        for (Map.Entry<String, String> key : found.entrySet()) {
          bytes += (key.getKey() + "=" + key.getValue() + "/").getBytes(UTF_8).length;
        }
        assertTrue(bytes <= PartitionKeys.MAX_PREFIX_BYTES, found::toString);
        assertEquals(-1, found.toString().indexOf('\uFFFD'));
      }
    }
    assertEquals(25, values.size());
  }

  @Test
  void fieldsOfTheFormatAreUsed() throws Exception {
    PartitionKeys keys = PartitionKeys.compile("k={field.user|nobody}", UTC);
    assertEquals(Map.of("k", "ann"), keys.valuesOf(event(), _ -> Optional.of("ann")));
    assertEquals(Map.of("k", "nobody"), keys.valuesOf(event(), _ -> Optional.empty()));
  }

  @Test
  void hoursAreRightAroundClockChanges() throws Exception {
    for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")) {
      ZoneId id = ZoneId.of(zone);
      PartitionKeys keys = PartitionKeys.compile("k={timestamp:yyyy-MM-dd-HH}", id);
      for (long hour = 0; hour < 366 * 24 * 4; hour++) {
        long millis = 1_700_000_000_000L + hour * 900_000L;
        LogEventView event = event(GivenEnvelope.of().withEvent(millis, "m"));
        String expected =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH", Locale.ROOT)
                .format(Instant.ofEpochMilli(millis).atZone(id));
        assertEquals(Map.of("k", expected), of(keys, event), zone);
        hour += hour % 7 == 0 ? 90 : 0;
      }
    }
  }

  private static Map<String, String> of(PartitionKeys keys, LogEventView event) {
    return keys.valuesOf(event, event::messageField);
  }

  private LogEventView event() throws Exception {
    return event(
        GivenEnvelope.of()
            .withRawEvent(
                "{\"message\":\"{\\\"level\\\":\\\"WARN\\\"}\",\"timestamp\":"
                    + Instant.parse("2023-11-14T22:13:20Z").toEpochMilli()
                    + ",\"extractedFields\":{\"@aws.account\":\"42\"}}"));
  }

  private LogEventView event(GivenEnvelope envelope) throws Exception {
    return decoder.decode(EncodedEnvelope.of(envelope.json().getBytes(UTF_8))).at(0);
  }
}
