package io.github.firehoselogs.tools.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sends bodies to `_bulk` of an OpenSearch node.
public final class BulkClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI bulk;

  /// `node` ends with a slash.
  public BulkClient(URI node) {
    this.bulk = node.resolve("_bulk");
  }

  /// Sends one body with this number of documents. Returns how many documents the node refused, by
  /// error type. If it refuses the whole body, all documents count.
  public SortedMap<String, Long> send(byte[] body, int documents) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(bulk)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return refused(response.statusCode(), response.body(), documents);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }

  private static SortedMap<String, Long> refused(int status, String text, int documents) {
    JsonNode answer = read(text);
    SortedMap<String, Long> refused = new TreeMap<>();
    if (status != 200) {
      String type = answer.path("error").path("type").asText("unknown error");
      refused.put("HTTP " + status + ", " + type, (long) documents);
      return refused;
    }
    for (JsonNode item : answer.path("items")) {
      JsonNode error = item.path("index").path("error");
      if (!error.isMissingNode()) {
        refused.merge(error.path("type").asText("unknown error"), 1L, Long::sum);
      }
    }
    return refused;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      // A proxy between us and the node can answer with a web page.
      return JSON.createObjectNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
