package io.github.firehoselogs.tools.accept.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.accept.traffic.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexReaderTest {
  private static final Instant NOW = Instant.parse("2025-03-14T10:20:30Z");
  private static final Run RUN = Run.of(7, "logs", NOW);

  private final List<String> requests = new ArrayList<>();

  private IndexReader reader(int status, String json) {
    SearchConnection connection =
        (path, body, length, _) -> {
          requests.add(path + " " + new String(body, 0, length, UTF_8));
          return new SearchAnswer(status, Duration.ZERO, json.getBytes(UTF_8));
        };
    return new IndexReader(RUN, connection, "logs-*", () -> NOW);
  }

  private static String hits(String... sources) {
    StringBuilder hits = new StringBuilder();
    for (String each : sources) {
      hits.append(hits.isEmpty() ? "" : ",");
      hits.append("{\"_index\":\"logs-1\",\"_id\":\"").append(each.hashCode());
      hits.append("\",\"_source\":{\"message\":\"").append(each).append("\"}}");
    }
    return "{\"responses\":[{\"hits\":{\"hits\":[" + hits + "]}}]}";
  }

  @Test
  void documentsAreFoundByTheirMarker() {
    IndexReader reader = reader(200, hits(RUN.marker(3) + " text", "of another run"));
    reader.read(false);
    reader.read(true);
    assertEquals(List.of(3), reader.arrivals().stream().map(Arrival::number).toList());
    assertEquals(NOW, reader.arrivals().getFirst().at());
    assertEquals(
        "/logs-*/_msearch {\"ignore_unavailable\":true,\"allow_no_indices\":true}",
        requests.getFirst().lines().findFirst().orElseThrow());
  }

  @Test
  void twoDocumentsOfAnEventAreTwoArrivals() {
    IndexReader reader = reader(200, hits(RUN.marker(3), RUN.marker(3) + " again"));
    reader.read(false);
    assertEquals(List.of(3, 3), reader.arrivals().stream().map(Arrival::number).toList());
  }

  @Test
  void refusalIsOneLine() {
    RunFailedException failed =
        assertThrows(RunFailedException.class, () -> reader(403, "no permissions").read(false));
    assertEquals(
        "OpenSearch: _msearch of logs-* answered 403: no permissions", failed.getMessage());
  }

  @Test
  void errorOfASearchIsNotAnEmptyIndex() {
    IndexReader reader = reader(200, "{\"responses\":[{\"error\":{\"type\":\"x\"}}]}");
    assertThrows(RunFailedException.class, () -> reader.read(false));
  }
}
