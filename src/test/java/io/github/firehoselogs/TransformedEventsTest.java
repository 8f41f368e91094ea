package io.github.firehoselogs;

import static io.github.firehoselogs.tools.given.GivenEnvelope.TIMESTAMP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.api.JsonObject;
import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.api.Output;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests filters, redaction, transforms, routes and field keys in the whole function.
class TransformedEventsTest {
  private final GivenStreams streams = new GivenStreams();
  private final GivenContext context = new GivenContext();

  /// Throws the exception that the message names.
  public static final class Throwing implements LogEventTransform {
    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      output.append("half of it");
      return switch (logEvent.message()) {
        case "exception" -> throw new IllegalStateException("secret");
        case "error" -> throw new AssertionError("secret");
        case "memory" -> throw new OutOfMemoryError("secret");
        case "stack" -> transform(logEvent, output);
        case "linkage" -> throw new NoClassDefFoundError("secret");
        default -> true;
      };
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "error", "memory", "stack", "linkage"})
  void throwingTransformFailsItsRecord(String what) {
    List<String> results =
        results(
            Map.of("TRANSFORM", Throwing.class.getName()),
            GivenEnvelope.of("fine", what),
            GivenEnvelope.of("fine"));
    assertEquals(List.of("ProcessingFailed TRANSFORM_FAILED", "Ok half of it"), results);
    assertFalse(String.join("", context.logged()).contains("secret"));
    String detail = "\"detail\":\"transform: java\\.lang\\.[A-Za-z]+ at ";
    String place = Pattern.quote(Throwing.class.getName()) + "\\.transform\\(";
    assertTrue(
        Pattern.compile(detail + place + "TransformedEventsTest\\.java:\\d+\\)\"")
            .matcher(context.logged().getFirst())
            .find(),
        context.logged()::getFirst);
  }

  /// Uses its arguments in a way that the contract forbids.
  public static final class Careless implements LogEventTransform {
    private final AtomicReference<Output> kept = new AtomicReference<>();

    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      switch (logEvent.message()) {
        case "keeps" -> kept.set(output.append("kept"));
        case "reuses" -> Objects.requireNonNull(kept.get()).append("later");
        case "open" -> output.object().text("a", "b");
        case "crossed" -> {
          JsonObject outer = output.object();
          outer.object("inner");
          outer.end();
        }
        case "between" -> {
          output.object();
          output.append("text");
        }
        case "twice" -> {
          JsonObject line = output.object();
          line.end();
          line.end();
        }
        case "infinite" -> output.object().number("n", 1 / 0.0);
        default ->
            output.object().number("n", 1).number("d", 0.5).bool("b", true).object("o").end();
      }
      return !logEvent.message().equals("unmatched");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reuses", "open", "crossed", "between", "twice", "infinite"})
  void carelessTransformFailsItsRecord(String what) {
    assertEquals(
        List.of("Ok kept", "ProcessingFailed TRANSFORM_FAILED", "Ok kept"),
        results(
            Map.of("TRANSFORM", Careless.class.getName()),
            GivenEnvelope.of("keeps"),
            GivenEnvelope.of(what),
            GivenEnvelope.of("keeps")));
  }

  @Test
  void unmatchedOutputMayBeOpen() {
    assertEquals(
        List.of("Ok {\"message\":\"unmatched\"}\n"),
        results(Map.of("TRANSFORM", Careless.class.getName()), GivenEnvelope.of("unmatched")));
  }

  /// Counts its calls in a field that all calls share.
  public static final class Counting implements LogEventTransform {
    static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      JsonObject line = output.object();
      line.number("n", CALLS.incrementAndGet()).text("m", logEvent.message()).end();
      return true;
    }
  }

  @ParameterizedTest
  @CsvSource({"first, all", "exact, all", "first, one", "exact, one"})
  void eachEventIsTransformedOnce(String partitionMode, String eventsPerRecord) {
    Counting.CALLS.set(0);
    List<String> results =
        results(
            Map.of(
                "TRANSFORM",
                Counting.class.getName(),
                "PARTITION_MODE",
                partitionMode,
                "EVENTS_PER_RECORD",
                eventsPerRecord,
                "PARTITION_KEYS",
                "m={field.m}"),
            GivenEnvelope.of("a", "b", "a"),
            GivenEnvelope.of("c"));
    assertEquals(4, Counting.CALLS.get());
    assertTrue(results.getFirst().startsWith("Ok {\"n\":1,\"m\":\"a\"}\n"), results::toString);
    assertTrue(results.getFirst().endsWith(" {m=a}"), results::toString);
    assertEquals("Ok {\"n\":4,\"m\":\"c\"}\n {m=c}", results.getLast());
  }

  @Test
  void unmatchedMessagesAreKeptAsJson() {
    assertEquals(
        List.of("Ok {\"a\":\"1\"}\n{\"message\":\"no \\\"match\\\"\"}\n"),
        results(pattern(Map.of()), GivenEnvelope.of("a=1", "no \"match\"")));
    assertTrue(context.logged().getLast().contains("\"Unmatched.pattern\":1,"));
  }

  @Test
  void unmatchedMessagesAreDropped() {
    assertEquals(
        List.of("Ok {\"a\":\"1\"}\n", "Dropped"),
        results(
            pattern(Map.of("UNMATCHED", "drop")),
            GivenEnvelope.of("no", "a=1", "no"),
            GivenEnvelope.of("no", "no")));
    assertTrue(context.logged().getLast().contains("\"Unmatched.pattern\":4,"));
  }

  @Test
  void unmatchedMessageFailsItsRecord() {
    assertEquals(
        List.of("ProcessingFailed UNMATCHED", "Ok {\"a\":\"2\"}\n"),
        results(
            pattern(Map.of("UNMATCHED", "fail")),
            GivenEnvelope.of("a=1", "no match"),
            GivenEnvelope.of("a=2")));
    assertTrue(
        context
            .logged()
            .getFirst()
            .contains("\"detail\":\"logEvents[1]: does not match pattern, UNMATCHED=fail\""));
    assertFalse(String.join("", context.logged()).contains("no match"));
  }

  @Test
  void includeAndExcludeFilterEvents() {
    assertEquals(
        List.of("Ok ERROR a\n", "Dropped"),
        results(
            Map.of("INCLUDE", "ERROR|WARN", "EXCLUDE", "health"),
            GivenEnvelope.of("ERROR a", "WARN health", "INFO b"),
            GivenEnvelope.of("INFO c")));
    assertTrue(context.logged().getLast().contains("\"Filtered\":3,"));
  }

  @Test
  void filtersSeeTheOriginalMessage() {
    assertEquals(
        List.of("Ok to [REDACTED]\n"),
        results(
            Map.of("INCLUDE", "a@b\\.de", "REDACT", "email"),
            GivenEnvelope.of("to a@b.de", "to c@d.de")));
  }

  @Test
  void redactionAppliesToFieldsAndKeys() {
    assertEquals(
        List.of(
            "Ok {\"user\":\"[REDACTED]\",\"text\":\"hi\"}\n{\"message\":\"[REDACTED]!\"}\n"
                + " {u=[REDACTED]}"),
        results(
            Map.of(
                "TRANSFORM", "pattern",
                "PATTERN", "^(?<user>\\S+) says (?<text>.*)",
                "REDACT", "email",
                "PARTITION_KEYS", "u={field.user}"),
            GivenEnvelope.of("a@b.de says hi", "a@b.de!")));
  }

  @Test
  void remaindersAreNotRedactedTwice() {
    Map<String, String> settings =
        Map.of("EVENTS_PER_RECORD", "one", "REDACT", "/[A-Z]+/", "PARTITION_KEYS", "");
    assertEquals(List.of("Ok [REDACTED]\n"), results(settings, GivenEnvelope.of("AB", "x CD")));
    assertEquals(
        List.of("Ok x [REDACTED]\n"),
        results(settings, GivenEvent.directPut().with("2", streams.taken().getFirst().data())));
  }

  @Test
  void exactPartitionsByParsedField() {
    Map<String, String> settings =
        Map.of(
            "TRANSFORM", "mysql-general-log",
            "PARTITION_MODE", "exact",
            "PARTITION_KEYS", "perform={field.Perform|none}");
    String line = "2023-11-14T22:13:20.123456Z\t    9 %s\t";
    assertEquals(
        List.of("perform=none 1", "perform=Query 2", "perform=Quit 1"),
        partitionsOfAllPasses(
            settings,
            GivenEnvelope.of(
                line.formatted("Query") + "SELECT 1",
                line.formatted("Quit"),
                "no such line",
                line.formatted("Query") + "SELECT 2")));
  }

  @Test
  void exactPartitionsByJsonField() {
    for (String transform : List.of("message", "json", "splunk-hec")) {
      assertEquals(
          List.of("level=INFO 2", "level=unknown 1", "level=WARN 1"),
          partitionsOfAllPasses(
              Map.of(
                  "TRANSFORM", transform,
                  "PARTITION_MODE", "exact",
                  "PARTITION_KEYS", "level={field.level}"),
              GivenEnvelope.of(
                  "{\"level\":\"INFO\"}",
                  "{\"level\":\"WARN\"}",
                  "plain",
                  "{\"level\":\"INFO\",\"n\":2}")));
    }
  }

  @Test
  void fieldsOfTextObjectsAreFound() {
    assertEquals(
        List.of("level=INFO 1", "level=WARN 1"),
        partitionsOfAllPasses(
            Map.of(
                "TRANSFORM", "json",
                "PARTITION_MODE", "exact",
                "PARTITION_KEYS", "level={field.level}"),
            GivenEnvelope.of(
                "{\"a\":1,\"a\":2,\"level\":\"INFO\"}", "{\"a\":1,\"level\":\"WARN\"}")));
  }

  @Test
  void exactPartitionsByMinute() {
    assertEquals(
        List.of("m=2213 1", "m=2214 2"),
        partitionsOfAllPasses(
            Map.of("PARTITION_MODE", "exact", "PARTITION_KEYS", "m={timestamp:HHmm}"),
            GivenEnvelope.of()
                .withEvent(TIMESTAMP, "a")
                .withEvent(TIMESTAMP + 60_000, "b")
                .withEvent(TIMESTAMP + 61_000, "c")));
  }

  @Test
  void eachEnvelopeTakesItsOwnRoute() {
    byte[] record =
        GivenEnvelope.joined(
            GivenEnvelope.of("one").withLogStream("plain").gzip(),
            GivenEnvelope.of("two").withLogStream("splunk").gzip());
    List<String> results =
        results(
            Map.of("ROUTES", "[{\"logStream\":\"splunk\",\"transform\":\"splunk-hec\"}]"),
            GivenEvent.directPut().with("1", record));
    assertTrue(
        results.getFirst().startsWith("Ok one\n{\"time\":1700000000.000,\"host\":\"splunk\""),
        results::toString);
  }

  @Test
  void oneEventRoutesAreAggregated() {
    Map<String, String> settings =
        Map.of(
            "PARTITION_KEYS",
            "",
            "ROUTES",
            "[{\"logStream\":\"one\",\"eventsPerRecord\":\"one\"}]");
    assertEquals(
        List.of("Ok a\n", "Ok c\nd\n"),
        results(
            settings,
            GivenEvent.fromKinesis()
                .with("1", GivenEnvelope.of("a", "b").withLogStream("one"))
                .with("2", GivenEnvelope.of("c", "d"))));
    assertEquals(1, streams.taken().size());
  }

  private static Map<String, String> pattern(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("TRANSFORM", "pattern");
    settings.put("PATTERN", "^a=(?<a>\\d)$");
    settings.put("PARTITION_KEYS", "");
    return settings;
  }

  /// Returns the keys of each delivered record with its number of events. Makes as many passes as
  /// needed until nothing is put back.
  private List<String> partitionsOfAllPasses(Map<String, String> settings, GivenEnvelope envelope) {
    GivenStreams passing = new GivenStreams();
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(settings), passing.targets(), _ -> {});
    List<String> partitions = new ArrayList<>();
    GivenEvent event = GivenEvent.directPut().with("1", envelope);
    int read = 0;
    for (int pass = 0; pass < 16; pass++) {
      for (Outcome outcome : handler.handleRequest(event.read(), context).records()) {
        Outcome.Ok ok = (Outcome.Ok) outcome;
        String keys = ok.metadata().partitionKeys().toString();
        partitions.add(
            keys.substring(1, keys.length() - 1)
                + " "
                + new String(ok.data(), UTF_8).lines().count());
      }
      event = GivenEvent.directPut();
      for (; read < passing.taken().size(); read++) {
        event.with("r" + read, passing.taken().get(read).data());
      }
    }
    return partitions.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }

  private List<String> results(Map<String, String> settings, GivenEnvelope... envelopes) {
    GivenEvent event = GivenEvent.directPut();
    for (GivenEnvelope envelope : envelopes) {
      event.with("id", envelope);
    }
    return results(settings, event);
  }

  private List<String> results(Map<String, String> settings, GivenEvent event) {
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(settings), streams.targets(), _ -> {}, context.out());
    FirehoseResponse response = handler.handleRequest(event.read(), context);
    boolean defaultKeys = !settings.containsKey("PARTITION_KEYS");
    return response.records().stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Ok ok ->
                  "Ok "
                      + new String(ok.data(), UTF_8)
                      + (defaultKeys || ok.metadata().partitionKeys().isEmpty()
                          ? ""
                          : " " + ok.metadata().partitionKeys());
              case Outcome.Dropped _ -> "Dropped";
              case Outcome.ProcessingFailed failed -> "ProcessingFailed " + failed.reason();
            })
        .toList();
  }
}
