package io.github.firehoselogs.tools.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.RunFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/// The indexes of one measurement. Closing deletes them.
final class WaysIndexes implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> created = new ArrayList<>();
  private final URI node;
  private final String prefix;

  WaysIndexes(URI node, String prefix) {
    this.node = node;
    this.prefix = prefix;
  }

  /// Returns the whole name of an index, which will be deleted.
  String named(String name) {
    created.add(prefix + name);
    return prefix + name;
  }

  /// Throws if the index does not have this many documents.
  void expect(String name, int documents) throws IOException {
    send("POST", prefix + name + "/_refresh");
    int count = send("GET", prefix + name + "/_count").path("count").asInt();
    if (count != documents) {
      throw new RunFailedException(
          "index " + name + ": found " + count + " documents, expected " + documents);
    }
  }

  private JsonNode send(String method, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(path)).method(method, BodyPublishers.noBody()).build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (http) {
      for (String each : created) {
        send("DELETE", each);
      }
    }
  }
}
