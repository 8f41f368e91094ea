package io.github.firehoselogs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.transform.Transform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes settings and partition templates. They are either refused at the start or give every
/// event values that are safe in a prefix.
class SettingsFuzzTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> OTHERS =
      List.of(
          "TRANSFORM",
          "VPC_FLOW_LOG_FORMAT",
          "PARTITION_MODE",
          "EVENTS_PER_RECORD",
          "MAX_RESPONSE_BYTES",
          "MAX_ENVELOPE_BYTES",
          "MAX_ROUNDS",
          "REINGEST_MAX_ATTEMPTS",
          "REINGEST_BATCH_RECORDS",
          "KINESIS_AGGREGATION",
          "REDACT",
          "ADD_FIELDS",
          "SPLUNK_INDEX",
          "SPLUNK_SOURCETYPE",
          "SPLUNK_SOURCE",
          "SPLUNK_HOST",
          "ICEBERG_TABLE");

  static Stream<Arguments> seeds() {
    return Stream.of(
        arguments("k={timestamp:yyyy-MM-dd'T'HH}", "Europe/Berlin", "1"),
        arguments("a={owner}-{logGroup}/x, b={logStream|none}", "UTC", "message"),
        arguments("a={extractedFields.odd|/},b={field.odd|..}", "+01:00", "exact"),
        arguments("a={field.path|x},b={subscriptionFilter}", "Z", "true"),
        arguments("a={timestamp:G uuuu QQQ EEE a h:mm:ss.SSS VV z O X}", "Asia/Kolkata", "one"),
        // Found by fuzzing: the pattern compiles, but throws from ten o'clock on.
        arguments("hour={timestamp:pH}", "UTC", "0"),
        arguments("", "", "${version} ${account-id} ${vpc-id}"),
        arguments("", "", "${version} ${version}"),
        arguments("", "", "app-{field.path|main}"),
        arguments("", "", "{field.odd}.t_{extractedFields.odd|x}{timestamp:HH}"),
        arguments("", "", "@timestamp={timestamp},logGroup={logGroup},odd={field.odd|}"),
        arguments("", "", ""));
  }

  @MethodSource("seeds")
  @FuzzTest
  void areRefusedOrSafe(@NotNull String keys, @NotNull String zone, @NotNull String other)
      throws UnreadableEnvelopeException {
    for (String variable : OTHERS) {
      Settings unused = read(Map.of(variable, other)).orElseGet(() -> Settings.from(Map.of()));
      assertEquals(5, unused.routes().defaultRoute().grouping().partitionKeys().names().size());
    }
    read(Map.of("TRANSFORM", "vpc-flow-log", "VPC_FLOW_LOG_FORMAT", other))
        .ifPresent(SettingsFuzzTest::readsRecords);
    for (String variable : OTHERS) {
      if (variable.startsWith("SPLUNK_")) {
        read(Map.of("TRANSFORM", "splunk-hec", variable, other))
            .ifPresent(SettingsFuzzTest::readsAll);
      }
    }
    read(Map.of("TRANSFORM", "json", "ADD_FIELDS", other)).ifPresent(SettingsFuzzTest::readsAll);
    read(Map.of("TRANSFORM", "json", "EVENTS_PER_RECORD", "one", "ICEBERG_TABLE", other))
        .ifPresent(SettingsFuzzTest::readsAll);
    Optional<Settings> settings = read(Map.of("PARTITION_KEYS", keys, "TIME_ZONE", zone));
    if (settings.isPresent()) {
      areSafe(settings.get().routes().defaultRoute().grouping().partitionKeys());
    }
  }

  private static Optional<Settings> read(Map<String, String> environment) {
    try {
      return Optional.of(Settings.from(environment));
    } catch (InvalidSettingsException _) {
      return Optional.empty();
    }
  }

  private static void readsRecords(Settings settings) {
    Transform transform = settings.routes().defaultRoute().transform();
    String output = Lines.output(transform, "2 123456789010 eni-0a - - - - - - - 1 2 - NODATA");
    assertTrue(output.equals(Lines.UNMATCHED) || output.startsWith("{\""), output);
  }

  /// Asserts that each event of [#envelope] becomes one line of JSON, and that its table has valid
  /// names.
  private static void readsAll(Settings settings) {
    Route route = settings.routes().defaultRoute();
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      LogEvents logEvents = decoder.decode(EncodedEnvelope.of(envelope().getBytes(UTF_8)));
      for (int i = 0; i < logEvents.size(); i++) {
        Utf8Builder output = new Utf8Builder(256);
        route.apply(logEvents.at(i), output);
        String line = output.toString();
        assertTrue(JSON.readTree(line).isObject(), line);
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        route
            .metadata(logEvents.at(i), output, 0)
            .icebergTable()
            .ifPresent(table -> assertTrue(isName(table.database()) && isName(table.table())));
      }
    } catch (UnreadableEnvelopeException | JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isName(String text) {
    return text.matches("[a-z0-9_]{1,255}");
  }

  private static void areSafe(PartitionKeys keys) throws UnreadableEnvelopeException {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      LogEvents logEvents = decoder.decode(EncodedEnvelope.of(envelope().getBytes(UTF_8)));
      for (int i = 0; i < logEvents.size(); i++) {
        Map<String, String> values = keys.valuesOf(logEvents.at(i), logEvents.at(i)::messageField);
        assertEquals(keys.names(), List.copyOf(values.keySet()));
        values.values().forEach(SettingsFuzzTest::isSafe);
      }
    }
  }

  private static void isSafe(String value) {
    assertFalse(value.isEmpty());
    assertFalse(value.startsWith("/") || value.endsWith("/") || value.contains("//"), value);
    assertTrue(value.codePoints().noneMatch(Character::isISOControl), value);
    assertTrue(
        Stream.of(value.split("/", -1)).noneMatch(name -> name.equals(".") || name.equals("..")),
        value);
  }

  /// Returns an envelope with events at many times of day and at the limits of time, with unusual
  /// fields and without fields.
  private static String envelope() {
    GivenEnvelope envelope =
        GivenEnvelope.of("no JSON", "{\"odd\":\"/a//\\u0000..\\ud83d/\",\"path\":\"a/./b/..\"}")
            .withLogStream("//i-1/\u0001\u2028/")
            .withRawEvent("{\"message\":\"\",\"extractedFields\":{\"odd\":\"./../ /\"}}");
    for (long timestamp :
        new long[] {Long.MIN_VALUE + 1, -1, 0, 86_399_999, 1_735_689_599_999L, Long.MAX_VALUE}) {
      envelope = envelope.withEvent(timestamp, "[]");
    }
    return envelope.json();
  }
}
