package io.github.firehoselogs.searchnode;

import static io.github.firehoselogs.searchnode.DirectFunction.record;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.searchnode.DirectFunction.Pass;
import io.github.firehoselogs.searchnode.OpenSearchTest.Line;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One-pass indexing in a real node: what it finds afterwards.
class DirectIndexingTest {
  /// The mapping from the documentation.
  private static final String MAPPINGS =
      """
      {"date_detection":false,"properties":{"json":{"type":"flat_object"}}}
      """;

  /// The maximum length of a string that dynamic mapping indexes as a whole.
  private static final int MAX_KEYWORD = 256;

  /// A multiple of 10,000.
  private static final int DOCUMENTS = Integer.getInteger("search.documents", 60_000);

  private static final int EVENTS_IN_RECORD = 1_000;
  private static final int RECORDS_IN_EVENT = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  @AutoClose private static ForkedSearchNode node;
  @AutoClose private static SearchClient client;

  @BeforeAll
  static void startNode() {
    DirectFunction.setCredentials();
    node = new ForkedSearchNode(folder);
    client = new SearchClient(node.uri());
  }

  @AfterAll
  static void clearCredentials() {
    DirectFunction.clearCredentials();
  }

  private static DirectFunction function(String transform, String index, String... more) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TRANSFORM", transform);
    environment.put("OPENSEARCH_INDEX", index);
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return new DirectFunction(node.uri(), environment);
  }

  static List<String> formats() {
    return FormatSamples.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void samplesAreFoundByEachField(String transform) {
    client.createIndex(transform, MAPPINGS, 1000);
    List<String> messages = FormatSamples.messages(transform);

    Pass pass = function(transform, transform).pass(record(messages.toArray(String[]::new)));

    assertIndexed(pass, messages.size());
    client.refresh(transform);
    List<JsonNode> expected = parsed(FormatSamples.expected(transform));
    assertEquals(counted(expected), counted(client.sources(transform)));
    assertFieldsAreFound(transform, expected);
  }

  /// Asserts that one pass indexed `documents` documents and answered `Dropped`.
  private static void assertIndexed(Pass pass, int documents) {
    pass.outcomes().forEach(each -> assertInstanceOf(Outcome.Dropped.class, each, pass::log));
    assertEquals(documents, pass.count("DocumentsIndexed"), pass.log());
    assertEquals(List.of(), pass.putBack());
  }

  /// Asserts that a query finds the first short value of each field.
  private static void assertFieldsAreFound(String index, List<JsonNode> documents) {
    Set<String> found = new HashSet<>();
    for (JsonNode document : documents) {
      for (Map.Entry<String, JsonNode> field : document.properties()) {
        String path = field.getKey();
        JsonNode value = field.getValue();
        while (value.isObject() && !value.isEmpty()) {
          Map.Entry<String, JsonNode> inner = value.properties().iterator().next();
          path += "." + inner.getKey();
          value = inner.getValue();
        }
        if (value.isValueNode() && value.asText().length() <= MAX_KEYWORD && found.add(path)) {
          boolean text = value.isTextual() && !path.startsWith("json.");
          String name = text ? path + ".keyword" : path;
          Object term = value.isTextual() ? value.asText() : value;
          assertNotEquals(0, client.countWith(index, name, term), name + " " + value);
        }
      }
    }
    assertTrue(found.size() > 1, found::toString);
  }

  static List<Map<String, String>> otherTransforms() {
    return List.of(
        Map.of("TRANSFORM", "json"),
        Map.of("TRANSFORM", "json", "REDACT", "email"),
        Map.of("TRANSFORM", "pattern", "PATTERN", "^(?<first>\\S+) (?<rest>.*)$"),
        Map.of("TRANSFORM", "splunk-hec"));
  }

  @ParameterizedTest
  @MethodSource("otherTransforms")
  void documentsEqualTheDeliveredLines(Map<String, String> settings) {
    String index = "other-" + settings.get("TRANSFORM") + settings.size();
    client.createIndex(index, MAPPINGS, 1000);
    // An event for Splunk is a string or an object, which one index does not accept.
    List<String> messages =
        FormatSamples.formats().stream()
            .flatMap(each -> FormatSamples.messages(each).stream())
            .filter(each -> !each.isBlank() && !each.startsWith("{"))
            .toList();
    byte[] record = record(messages.toArray(String[]::new));
    Map<String, String> environment = new TreeMap<>(settings);
    environment.put("OPENSEARCH_INDEX", index);

    Pass pass = new DirectFunction(node.uri(), environment).pass(record);

    assertIndexed(pass, messages.size());
    client.refresh(index);
    List<JsonNode> expected = parsed(delivered(settings, record));
    assertEquals(counted(expected), counted(client.sources(index)));
    assertFieldsAreFound(index, expected);
  }

  /// Returns the lines that the function delivers if it does not index.
  private static List<String> delivered(Map<String, String> settings, byte[] record) {
    Map<String, String> environment = new TreeMap<>(settings);
    environment.put("PARTITION_KEYS", "");
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(environment), new GivenStreams().targets(), _ -> {});
    GivenEvent event = GivenEvent.directPut().with("1", record);
    return lines(handler.handleRequest(event.read(), new GivenContext()).records().getFirst());
  }

  private static List<String> lines(Outcome outcome) {
    byte[] data = assertInstanceOf(Outcome.Ok.class, outcome).data();
    return new String(data, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void manyDocumentsAreIndexedOnce() {
    client.createIndex("many", "{\"properties\":{\"PID\":{\"type\":\"integer\"}}}", 1000);
    DirectFunction function = function("mysql-general-log", "many");
    long before = System.nanoTime();
    int perEvent = EVENTS_IN_RECORD * RECORDS_IN_EVENT;
    for (int first = 0; first < DOCUMENTS; first += perEvent) {
      int from = first;
      List<byte[]> records =
          IntStream.range(0, RECORDS_IN_EVENT)
              .mapToObj(each -> generated(from + each * EVENTS_IN_RECORD))
              .toList();
      assertIndexed(function.pass(records), perEvent);
    }
    System.out.printf(
        "%,d documents: %,d a second%n",
        DOCUMENTS, DOCUMENTS * 1_000_000_000L / (System.nanoTime() - before));
    client.refresh("many");
    assertEquals(DOCUMENTS, client.count("many"));
    List<String> values = client.values("many", "PID");
    assertEquals(DOCUMENTS, values.size());
    assertEquals(DOCUMENTS, new HashSet<>(values).size());
  }

  private static byte[] generated(int first) {
    return record(
        IntStream.range(first, first + EVENTS_IN_RECORD)
            .mapToObj(i ->
                new Line(
                    "2023-11-14T22:13:20.000000Z",
                    i,
                    "Query",
                    "SELECT state, total FROM orders WHERE id = " + i))
            .map(Line::message)
            .toArray(String[]::new));
  }

  @Test
  void hostileMessagesStayInTheirDocuments() {
    List<Line> lines = OpenSearchTest.hostile();
    DirectFunction function = function("mysql-general-log", "hostile");

    Pass pass = function.pass(record(lines.stream().map(Line::message).toArray(String[]::new)));

    assertIndexed(pass, lines.size());
    client.refresh("hostile");
    assertEquals(
        counted(lines.stream().map(Line::document).toList()), counted(client.documents("hostile")));
    assertFalse(client.hasIndex("stolen"));
  }

  @Test
  void sameBatchAddsNothing() {
    byte[][] records = {record("a", "b", "c"), record("d")};
    DirectFunction function = function("json", "twice");

    assertEquals(4, function.pass(records).count("DocumentsIndexed"));
    Pass again = function("json", "twice").pass(records);

    assertEquals(4, again.count("DocumentsAlreadyIndexed"), again.log());
    assertEquals(0, again.count("DocumentsIndexed"), again.log());
    again.outcomes().forEach(each -> assertInstanceOf(Outcome.Dropped.class, each));
    client.refresh("twice");
    assertEquals(4, client.count("twice"));
  }

  @Test
  void identicalEventsAreTwoDocuments() {
    String event = "{\"id\":\"7\",\"timestamp\":1700000000000,\"message\":\"same\"}";
    byte[] record = GivenEnvelope.of().withRawEvent(event).withRawEvent(event).gzip();
    DirectFunction function = function("json", "identical");

    function.pass(record);
    Pass again = function.pass(record);

    assertEquals(2, again.count("DocumentsAlreadyIndexed"), again.log());
    client.refresh("identical");
    assertEquals(2, client.count("identical"));
  }

  @Test
  void templateNamesTheIndexes() {
    DirectFunction function = function("json", "._-App {field.level|None}-{timestamp:yyyy.MM.dd}");

    Pass pass =
        function.pass(
            record("{\"level\":\"WARN\"}", "{\"level\":\"../_all?x\"}", "text"),
            record("{\"level\":\"Warn\"}", "{\"level\":\"日本\"}"));

    assertIndexed(pass, 5);
    Map<String, Integer> expected =
        Map.of(
            "app_warn-2023.11.14", 2,
            "app_..__all_x-2023.11.14", 1,
            "app_none-2023.11.14", 1,
            "app___-2023.11.14", 1);
    expected.keySet().forEach(client::refresh);
    expected.forEach((index, count) -> assertEquals(count, client.count(index), index));
  }

  @Test
  void archiveDeliversTheSameDocuments() {
    DirectFunction function = function("json", "archived", "ARCHIVE", "true");

    Pass pass = function.pass(record("a", "b"), record("{\"c\":1}"));

    assertEquals(3, pass.count("DocumentsIndexed"), pass.log());
    client.refresh("archived");
    List<JsonNode> archived =
        parsed(pass.outcomes().stream().flatMap(each -> lines(each).stream()).toList());
    assertEquals(counted(client.sources("archived")), counted(archived));
  }

  @Test
  void ingestPipelineChangesDocuments() {
    client.put("_ingest/pipeline/mark", "{\"processors\":[{\"mark\":{\"field\":\"team\"}}]}");
    DirectFunction function = function("json", "piped", "OPENSEARCH_PIPELINE", "mark");

    assertIndexed(function.pass(record("a", "b")), 2);

    client.refresh("piped");
    assertEquals(2, client.countWith("piped", "team.keyword", "marked"));
  }

  @Test
  void dataStreamTakesDocuments() {
    client.put(
        "_index_template/stream",
        """
        {"index_patterns":["stream*"],"data_stream":{"timestamp_field":{"name":"timestamp"}},
         "template":{"settings":{"number_of_replicas":0}}}
        """);
    DirectFunction function = function("json", "stream-{timestamp:yyyy}");

    assertIndexed(function.pass(record("a", "b")), 2);
    assertEquals(2, function.pass(record("a", "b")).count("DocumentsAlreadyIndexed"));

    client.refresh("stream-2023");
    assertEquals(2, client.count("stream-2023"));
    assertTrue(client.hasIndex(".ds-stream-2023-000001"));
  }

  private static List<JsonNode> parsed(List<String> lines) {
    return lines.stream().map(DirectIndexingTest::parsed).toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static <T> Map<T, Long> counted(Collection<T> list) {
    return list.stream().collect(groupingBy(Function.identity(), counting()));
  }
}
