package io.github.firehoselogs.tools.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.local.Destination;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Objects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkDeliveryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ACTION = "{\"index\":{\"_index\":\"i-2026-11-22\"}}\n";

  @TempDir Path temporary;

  @Test
  void documentFollowsItsAction() throws IOException {
    assertEquals(Map.of(), delivered(BulkDelivery.MAX_BODY_BYTES, "{\"a\":1}\n", "{\"a\":2}"));
    assertEquals(List.of(ACTION + "{\"a\":1}\n" + ACTION + "{\"a\":2}\n"), bodies());
  }

  @Test
  void fullBodyIsFollowedByAnother() throws IOException {
    int oneDocument = ACTION.length() + "{\"a\":1}\n".length();
    delivered(2 * oneDocument, "{\"a\":1}\n", "{\"a\":2}\n", "{\"a\":3}\n");
    List<Integer> sizes = bodies().stream().map(String::length).sorted().toList();
    assertEquals(List.of(oneDocument, 2 * oneDocument), sizes);
  }

  @Test
  void documentLargerThanABodyIsSentAlone() throws IOException {
    delivered(1, "{\"a\":1}\n", "{\"a\":2}\n");
    assertEquals(2, bodies().size());
  }

  @Test
  void invalidDocumentsAreCounted() throws IOException {
    assertEquals(
        Map.of(BulkDelivery.NO_DOCUMENT, 3L),
        delivered(BulkDelivery.MAX_BODY_BYTES, "{}\n{}\n", "text\n", "", "{}"));
  }

  @Test
  void emptyDeliverySendsNothing() throws IOException {
    delivered(BulkDelivery.MAX_BODY_BYTES);
    assertEquals(List.of(), bodies());
  }

  @Test
  void refusedDocumentsAreCountedByType() throws IOException {
    String items =
        "{\"items\":[{\"index\":{\"status\":201}},"
            + "{\"index\":{\"error\":{\"type\":\"mapper_parsing_exception\"}}}]}";
    assertEquals(Map.of("mapper_parsing_exception", 1L), sent(200, items));
  }

  @Test
  void bodyRefusedAsAWholeCountsAll() throws IOException {
    String error = "{\"error\":{\"type\":\"illegal_argument_exception\"},\"status\":400}";
    assertEquals(Map.of("HTTP 400, illegal_argument_exception", 2L), sent(400, error));
    assertEquals(Map.of("HTTP 502, unknown error", 2L), sent(502, "<html>"));
  }

  /// Returns the errors by type after sending two documents to a node with this answer.
  private SortedMap<String, Long> sent(int status, String answer) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/_bulk",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      return delivered(Optional.of(node), BulkDelivery.MAX_BODY_BYTES, "{}", "{}");
    } finally {
      server.stop(0);
    }
  }

  private SortedMap<String, Long> delivered(int maxBodyBytes, String... data) throws IOException {
    return delivered(Optional.empty(), maxBodyBytes, data);
  }

  private SortedMap<String, Long> delivered(Optional<URI> node, int maxBodyBytes, String... data)
      throws IOException {
    Destination.OpenSearch destination =
        new Destination.OpenSearch("i", IndexRotation.ONE_DAY, node);
    Prefixes prefixes = Prefixes.of(Optional.of("bulk/"), temporary.resolve("none"));
    DeliveryFolder folder =
        new DeliveryFolder(
            temporary.resolve("out"), prefixes, InstantSource.fixed(NOW), new Random(1));
    try (BulkDelivery delivery = new BulkDelivery(destination, folder, maxBodyBytes)) {
      for (String each : data) {
        ArrivedRecord record = new ArrivedRecord(new byte[1], NOW.toEpochMilli(), "key");
        assertTrue(delivery.deliver(record, new Answer.Ok("1", each.getBytes(UTF_8), Map.of())));
      }
      delivery.finish();
      int bodies = delivery.objects().values().stream().mapToInt(Objects::count).sum();
      assertEquals(bodies().size(), bodies);
      return new TreeMap<>(delivery.refused());
    }
  }

  private List<String> bodies() throws IOException {
    List<String> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(temporary.resolve("out"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".ndjson")).toList()) {
        bodies.add(Files.readString(file));
      }
    }
    return bodies;
  }
}
