package io.github.firehoselogs.searchnode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.searchnode.DirectFunction.Pass;
import io.github.firehoselogs.searchnode.OpenSearchTest.Line;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that is killed while the function indexes, and started again with the same data.
class KilledNodeTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "TRANSFORM", "mysql-general-log",
          "OPENSEARCH_INDEX", "killed",
          "OPENSEARCH_BULK_BYTES", "100000");

  private static final int RECORDS = 40;
  private static final int EVENTS_IN_RECORD = 500;

  /// About a third of all requests.
  private static final int LAST_REQUEST = 10;

  @TempDir private static Path folder;

  /// Passes requests on, and kills the node after it has taken the last one, before the function
  /// has the answer. Other requests are in flight at that time.
  private record Killing(SearchConnection connection, ForkedSearchNode node, AtomicInteger requests)
      implements SearchConnection {
    @Override
    public SearchAnswer post(String pathAndQuery, byte[] body, int length, Duration timeout) {
      boolean last = requests.incrementAndGet() == LAST_REQUEST;
      SearchAnswer answer = connection.post(pathAndQuery, body, length, timeout);
      if (last) {
        node.close();
        throw new UncheckedIOException(new IOException("the node was killed"));
      }
      return answer;
    }
  }

  @BeforeAll
  static void setCredentials() {
    DirectFunction.setCredentials();
  }

  @AfterAll
  static void clearCredentials() {
    DirectFunction.clearCredentials();
  }

  @Test
  void everyEventIsIndexedOnceAfterARestart() {
    Pass killed = passWithKilledNode();

    killed.outcomes().forEach(each -> assertInstanceOf(Outcome.Dropped.class, each));
    assertTrue(killed.count("DocumentsIndexed") > 0, killed.log());
    assertTrue(killed.putBack().size() > RECORDS / 2, killed.log());
    assertTrue(killed.putBack().size() < RECORDS, killed.log());

    try (ForkedSearchNode node = new ForkedSearchNode(folder);
        SearchClient client = new SearchClient(node.uri())) {
      client.awaitShards();
      List<Pass> passes = new DirectFunction(node.uri(), SETTINGS).passes(killed.putBack());

      assertEquals(1, passes.size(), passes::toString);
      assertTrue(passes.getFirst().count("DocumentsAlreadyIndexed") > 0, passes::toString);
      client.refresh("killed");
      List<String> values = client.values("killed", "PID");
      assertEquals(RECORDS * EVENTS_IN_RECORD, values.size());
      assertEquals(values.size(), new HashSet<>(values).size());
    }
  }

  private static Pass passWithKilledNode() {
    try (ForkedSearchNode node = new ForkedSearchNode(folder)) {
      List<byte[]> records = new ArrayList<>();
      for (int i = 0; i < RECORDS; i++) {
        records.add(record(i * EVENTS_IN_RECORD));
      }
      return new DirectFunction(
              node.uri(),
              SETTINGS,
              connection -> new Killing(connection, node, new AtomicInteger()))
          .pass(records);
    }
  }

  private static byte[] record(int first) {
    return DirectFunction.record(
        IntStream.range(first, first + EVENTS_IN_RECORD)
            .mapToObj(i -> new Line("2023-11-14T22:13:20.000000Z", i, "Query", "SELECT " + i))
            .map(Line::message)
            .toArray(String[]::new));
  }
}
