package io.github.firehoselogs.added;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedFieldsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static String line(Map<String, String> environment, GivenEnvelope envelope) {
    GivenEvent event = GivenEvent.directPut().with("1", envelope);
    Outcome outcome =
        new FirehoseLogsHandler(
                GivenSettings.of(environment), new GivenStreams().targets(), _ -> {})
            .handleRequest(event.read(), new GivenContext())
            .records()
            .getFirst();
    return new String(((Outcome.Ok) outcome).data(), UTF_8);
  }

  private static String line(String transform, String fields, String message) {
    return line(Map.of("TRANSFORM", transform, "ADD_FIELDS", fields), GivenEnvelope.of(message));
  }

  @Test
  void fieldsComeFirstInTheirOrder() {
    assertEquals(
        "{\"@timestamp\":\"2023-11-14T22:13:20.000Z\",\"logGroup\":\"/app/web\",\"env\":\"prod\","
            + "\"Time\":\"2023-11-14T22:13:20.000000Z\",\"PID\":\"7\",\"Perform\":\"Quit\","
            + "\"Statement\":\"\"}\n",
        line(
            "mysql-general-log",
            "@timestamp={timestamp},logGroup={logGroup},env=prod",
            "2023-11-14T22:13:20.000000Z\t    7 Quit\t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          owner={owner}            ! {"owner":"123456789012","x":"1"}
          group={logGroup}         ! {"group":"/app/web","x":"1"}
          stream={logStream}       ! {"stream":"i-0123456789","x":"1"}
          filter={subscriptionFilter} ! {"filter":"to-firehose","x":"1"}
          id={id}                  ! {"id":"00000000000000000000000000000000000000000000000000000000","x":"1"}
          time={timestamp}         ! {"time":"2023-11-14T22:13:20.000Z","x":"1"}
          day={timestamp:yyyy-MM}  ! {"day":"2023-11","x":"1"}
          copy={field.x}           ! {"copy":"1","x":"1"}
          none={field.y}           ! {"none":"unknown","x":"1"}
          other={field.y|-}, b=c   ! {"other":"-","b":"c","x":"1"}
          quote=a"b\\c             ! {"quote":"a\\"b\\\\c","x":"1"}
          x=added                  ! {"x":"added"}
          """)
  void valuesComeFromTemplates(String fields, String expected) {
    assertEquals(
        expected + "\n",
        line(
            Map.of("TRANSFORM", "pattern", "PATTERN", "(?P<x>[0-9])", "ADD_FIELDS", fields),
            GivenEnvelope.of("1")));
  }

  @Test
  void unmatchedLinesHaveThemToo() {
    assertEquals(
        "{\"env\":\"prod\",\"message\":\"no syslog\"}\n", line("syslog", "env=prod", "no syslog"));
  }

  @Test
  void splunkHasThemInFields() {
    assertEquals(
        "{\"time\":1700000000.000,\"host\":\"i-0123456789\",\"source\":\"/app/web\",\"sourcetype\":\"aws:cloudwatchlogs\",\"event\":{\"fields\":{}},\"fields\":{\"env\":\"prod\",\"owner\":\"123456789012\",\"subscriptionFilter\":\"to-firehose\"}}\n",
        line("splunk-hec", "env=prod", "{\"fields\":{}}"));
  }

  @Test
  void valuesAreRedacted() {
    assertEquals(
        "{\"stream\":\"[REDACTED]\",\"x\":\"a\"}\n",
        line(
            Map.of(
                "TRANSFORM", "pattern",
                "PATTERN", "(?P<x>.)",
                "REDACT", "email",
                "ADD_FIELDS", "stream={logStream}"),
            GivenEnvelope.of("a").withLogStream("ann@example.com")));
  }

  @Test
  void routeHasItsOwn() {
    String routes = "[{\"logGroup\":\"/app/*\",\"addFields\":\"a=route\"}]";
    assertEquals(
        "{\"a\":\"route\",\"x\":\"1\"}\n",
        line(
            Map.of(
                "TRANSFORM", "pattern",
                "PATTERN", "(?P<x>1)",
                "ADD_FIELDS", "b=all",
                "ROUTES", routes),
            GivenEnvelope.of("1")));
  }

  @ParameterizedTest
  @CsvSource({
    "json,              logGroup",
    "json,              json",
    "syslog,            hostname",
    "syslog,            message",
    "mysql-general-log, PID",
    "vpc-flow-log,      srcaddr",
    "splunk-hec,        owner",
  })
  void fieldOfTheTransformIsRefused(String transform, String name) {
    InvalidSettingsException thrown =
        assertThrows(
            InvalidSettingsException.class,
            () -> Settings.from(Map.of("TRANSFORM", transform, "ADD_FIELDS", name + "=x")));
    assertTrue(
        thrown
            .toString()
            .endsWith(
                "ADD_FIELDS: field '" + name + "': the transform writes a field of that name"),
        thrown::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          env          | field 'env': expected env=template
          =x           | field '': expected a name of letters, digits, '_', '.', '-' or '@'
          a b=x        | field 'a b': expected a name of letters, digits, '_', '.', '-' or '@'
          .a=x         | field '.a': expected text before and after each dot
          a..b=x       | field 'a..b': expected text before and after each dot
          a=x,a=y      | field 'a': appears twice
          a=           | field 'a': the template is empty
          a={b}        | field 'a': unknown field 'b', expected owner, logGroup, logStream, subscriptionFilter, id, timestamp, timestamp:PATTERN, extractedFields.NAME or field.NAME
          """)
  void invalidFieldIsReported(String text, String problem) {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> AddedFields.compile(text, ZoneOffset.UTC));
    assertEquals("java.lang.IllegalArgumentException: " + problem, thrown.toString());
  }

  /// Any names that groups and added fields share, any values: one valid line without a name twice,
  /// the added fields first.
  @Test
  void anyLineStaysValid() throws JsonProcessingException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> names = List.of("a", "b", "c", "d", "text");
    for (int run = 0; run < 300; run++) {
      StringBuilder pattern = new StringBuilder("(?s)");
      for (String name : names) {
        pattern.append("(?P<").append(name).append(">.?)");
      }
      List<String> added = new ArrayList<>(names);
      added.add("e.f");
      Collections.shuffle(added, random);
      added = added.subList(0, 1 + random.nextInt(added.size()));
      Map<String, String> environment = new HashMap<>();
      environment.put("TRANSFORM", "pattern");
      environment.put("PATTERN", pattern.toString());
      environment.put(
          "ADD_FIELDS",
          String.join(",", added.stream().map(each -> each + "=x{logStream}").toList()));
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : 0x20AC);
      }
      String stream = new StringBuilder(text).reverse().toString();
      String line = line(environment, GivenEnvelope.of(text.toString()).withLogStream(stream));
      JsonNode json = JSON.readTree(line);
      List<String> found = new ArrayList<>();
      json.fieldNames().forEachRemaining(found::add);
      String info = "seed " + seed + ": " + line;
      assertEquals(added, found.subList(0, added.size()), info);
      for (String name : added) {
        assertEquals("x" + stream, json.get(name).textValue(), info);
      }
      assertTrue(line.endsWith("}\n"), info);
    }
  }
}
