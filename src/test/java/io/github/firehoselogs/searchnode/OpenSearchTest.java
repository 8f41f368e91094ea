package io.github.firehoselogs.searchnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.searchnode.SearchDelivery.Pass;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSearchTest {
  /// The settings of the OpenSearch pipeline, with a small response so that the delivery takes
  /// several passes.
  private static final Map<String, String> ONE_DOCUMENT_A_RECORD =
      Map.of(
          "TRANSFORM", "mysql-general-log",
          "EVENTS_PER_RECORD", "one",
          "MAX_RESPONSE_BYTES", "60000",
          "PARTITION_KEYS", "");

  private static final List<String> PERFORMS = List.of("Query", "Connect", "Init DB", "Quit");

  /// Statements that would break out of their document if any step failed to escape them.
  private static final List<String> HOSTILE =
      List.of(
          smuggling("stolen"),
          "SELECT 'a',\r\n\t'b'\n\n;",
          "SELECT '\u0000\u0001\u0008\u000b\u000c\u001b[31m\u001f\u007f\u0085'",
          "SELECT 'line\u2028paragraph\u2029mark\ufeff'",
          "SELECT 'half\ud83d', '\ude00other', 'whole\ud83d\ude00'",
          "\"}\n{\"delete\":{\"_index\":\"logs\",\"_id\":\"1\"}}\n\\\"\\",
          "SELECT '" + "many words ".repeat(3_000) + "'",
          // Longer than the maximum term of an index, 32,766 bytes.
          "x".repeat(33_000),
          "");

  @TempDir private static Path folder;

  @AutoClose private static ForkedSearchNode node;
  @AutoClose private static SearchClient client;

  @BeforeAll
  static void startNode() {
    node = new ForkedSearchNode(folder);
    client = new SearchClient(node.uri());
  }

  @Test
  void everyLogEventIsOneDocument() {
    client.createIndex("logs");

    List<Pass> passes = delivery(ONE_DOCUMENT_A_RECORD, "logs").deliver(records());

    assertTrue(passes.size() > 3, passes::toString);
    for (Pass pass : passes) {
      assertEquals(new SearchClient.Bulk(200, List.of()), pass.bulk(), passes::toString);
    }
    assertEquals(documents().size(), client.count("logs"));
    assertEquals(counted(documents()), counted(client.documents("logs")));
    assertFalse(client.hasIndex("stolen"));
    assertIsFound(documents());
  }

  private static void assertIsFound(List<Map<String, String>> documents) {
    for (String words : List.of("order1x7", "order6x60", "stolen", "line", "paragraph", "whole")) {
      assertEquals(
          documents.stream()
              .filter(each -> each.getOrDefault("Statement", "").contains(words))
              .toList(),
          client.documentsWith("logs", "Statement", words),
          words);
    }
    for (String perform : List.of("Query", "Init DB", "Quit")) {
      assertEquals(
          counted(documents.stream().filter(each -> perform.equals(each.get("Perform"))).toList()),
          counted(client.documentsWith("logs", "Perform", perform)),
          perform);
    }
  }

  /// Proves that the test above can fail.
  @Test
  void multiEventRecordsAreRefused() {
    client.createIndex("refused");

    List<Pass> passes =
        delivery(Map.of("TRANSFORM", "mysql-general-log"), "refused").deliver(records());

    assertEquals(1, passes.size(), passes::toString);
    Pass pass = passes.getFirst();
    assertEquals(400, pass.bulk().status(), pass::toString);
    assertTrue(
        pass.bulk().errors().getFirst().contains("Malformed action/metadata line"), pass::toString);
    assertEquals(0, client.count("refused"));
  }

  /// Proves that the hostile statement is hostile.
  @Test
  void rawMessageInjectsDocuments() {
    client.createIndex("raw");
    byte[] record = GivenEnvelope.of("{}\n" + smuggling("smuggled")).gzip();

    delivery(Map.of("EVENTS_PER_RECORD", "one"), "raw").deliver(List.of(record));

    assertTrue(client.hasIndex("smuggled"));
  }

  @Test
  void invalidDocumentIsRefusedAlone() {
    client.createIndex("mixed");
    List<byte[]> records =
        Stream.of("{\"a\":1}\n", "[1]", "{\"a\":2}", "", "text", "{\"a\":3}\n")
            .map(each -> each.getBytes(UTF_8))
            .toList();

    SearchClient.Bulk bulk = client.bulk("mixed", records);
    client.refresh("mixed");

    assertEquals(200, bulk.status());
    assertEquals(3, bulk.errors().size(), bulk::toString);
    assertEquals(3, client.count("mixed"));
  }

  private static SearchDelivery delivery(Map<String, String> environment, String index) {
    return new SearchDelivery(Settings.from(environment), client, index);
  }

  /// Returns a statement of several lines, two of which are an action and a document of `_bulk`.
  private static String smuggling(String index) {
    return "{\"index\":{\"_index\":\"" + index + "\"}}\n{\"" + index + "\":true}";
  }

  /// Returns seven records with log events, the last one hostile, and one without.
  private static List<byte[]> records() {
    List<byte[]> records = new ArrayList<>();
    records.add(GivenEnvelope.gzip(GivenEnvelope.controlMessage()));
    for (int i = 1; i <= 6; i++) {
      records.add(envelope(ordinary(i).stream().map(Line::message).toList()));
    }
    List<String> hostile = new ArrayList<>(hostile().stream().map(Line::message).toList());
    hostile.add("");
    records.add(envelope(hostile));
    return records;
  }

  /// Returns the documents that must be found for [#records].
  private static List<Map<String, String>> documents() {
    List<Map<String, String>> documents = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      documents.addAll(ordinary(i).stream().map(Line::document).toList());
    }
    documents.addAll(hostile().stream().map(Line::document).toList());
    documents.add(Map.of("message", ""));
    return documents;
  }

  private static List<Line> ordinary(int envelope) {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(i ->
            new Line(
                "2023-11-14T22:13:%02d.%06dZ".formatted(i % 60, envelope),
                envelope * 100 + i,
                PERFORMS.get(i % PERFORMS.size()),
                "UPDATE orders SET state = 'paid' WHERE id = 'order" + envelope + "x" + i + "'"))
        .toList();
  }

  /// Returns lines with the hostile statements.
  static List<Line> hostile() {
    return HOSTILE.stream()
        .map(each -> new Line("2023-11-14T22:13:20.000000Z", 7, "Query", each))
        .toList();
  }

  private static byte[] envelope(List<String> messages) {
    return GivenEnvelope.of(messages.toArray(String[]::new)).gzip();
  }

  private static <T> Map<T, Long> counted(List<T> list) {
    return list.stream().collect(groupingBy(Function.identity(), counting()));
  }

  /// One line of a MySQL general log.
  record Line(String time, int thread, String perform, String statement) {
    String message() {
      return "%s\t%5d %s\t%s".formatted(time, thread, perform, statement);
    }

    /// Returns the expected document. UTF-8 cannot represent half a surrogate pair.
    Map<String, String> document() {
      return Map.of(
          "Time",
          time,
          "PID",
          Integer.toString(thread),
          "Perform",
          perform,
          "Statement",
          statement.replaceAll("\\p{Cs}", "\ufffd"));
    }
  }
}
