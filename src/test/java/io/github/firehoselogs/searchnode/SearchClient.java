package io.github.firehoselogs.searchnode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A client for the parts of OpenSearch's HTTP interface that Firehose and the tests use.
final class SearchClient implements AutoCloseable {
  /// The answer to one `_bulk`: its HTTP status, and an error for each refused document, or a
  /// single error if the whole request was refused.
  record Bulk(int status, List<String> errors) {}

  private record Answer(int status, String text, JsonNode json) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The default maximum of documents that one search returns.
  private static final int MAX_HITS = 10_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;

  SearchClient(URI uri) {
    this.uri = uri;
  }

  /// Creates an index that accepts documents with any fields, which is OpenSearch's default.
  void createIndex(String index) {
    createIndex(index, "{}", 1000);
  }

  /// Creates an index with `mappings`, a JSON object, and at most `fields` fields.
  void createIndex(String index, String mappings, int fields) {
    String body =
        "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0,"
            + "\"index.mapping.total_fields.limit\":"
            + fields
            + "},\"mappings\":"
            + mappings
            + "}";
    ok(send("PUT", index, body.getBytes(UTF_8)));
  }

  /// Sends a JSON object with PUT to `path`, such as `_ingest/pipeline/name`.
  void put(String path, String json) {
    ok(send("PUT", path, json.getBytes(UTF_8)));
  }

  /// Waits until all primary shards are started.
  void awaitShards() {
    ok(send("GET", "_cluster/health?wait_for_status=yellow&timeout=60s", new byte[0]));
  }

  void deleteIndex(String index) {
    ok(send("DELETE", index, new byte[0]));
  }

  boolean hasIndex(String index) {
    return send("HEAD", index, new byte[0]).status == 200;
  }

  /// Sends the records as Firehose does. For each, it sends an action line that names the index and
  /// no id, the unchanged record, and a line feed, even if the record ends with one.
  Bulk bulk(String index, List<byte[]> records) {
    byte[] action = ("{\"index\":{\"_index\":\"" + index + "\"}}\n").getBytes(UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] data : records) {
      body.writeBytes(action);
      body.writeBytes(data);
      body.write('\n');
    }
    Answer answer = send("POST", "_bulk", body.toByteArray());
    if (answer.status != 200) {
      return new Bulk(answer.status, List.of(answer.text));
    }
    List<String> errors = new ArrayList<>();
    for (JsonNode item : answer.json.get("items")) {
      JsonNode error = item.path("index").path("error");
      if (!error.isMissingNode()) {
        errors.add(error.toString());
      }
    }
    return new Bulk(answer.status, errors);
  }

  /// Makes all documents that were sent so far searchable.
  void refresh(String index) {
    ok(send("POST", index + "/_refresh", new byte[0]));
  }

  int count(String index) {
    return ok(send("GET", index + "/_count", new byte[0])).get("count").asInt();
  }

  /// Returns all documents of the index, with each field as text.
  List<Map<String, String>> documents(String index) {
    return search(index, Map.of("match_all", Map.of()));
  }

  /// Returns the documents whose `field` contains these words in sequence.
  List<Map<String, String>> documentsWith(String index, String field, String words) {
    return search(index, Map.of("match_phrase", Map.of(field, words)));
  }

  /// Returns the number of documents whose `field` has exactly this value.
  int countWith(String index, String field, Object value) {
    Map<String, ?> query = Map.of("query", Map.of("term", Map.of(field, value)));
    return ok(send("POST", index + "/_count", json(query))).get("count").asInt();
  }

  /// Returns the documents of the index as JSON, at most [#MAX_HITS].
  List<JsonNode> sources(String index) {
    List<JsonNode> sources = new ArrayList<>();
    hits(ok(send("POST", index + "/_search", json(Map.of("size", MAX_HITS)))))
        .forEach(hit -> sources.add(hit.get("_source")));
    return sources;
  }

  /// Returns the field of every document of the index as text, however many there are.
  List<String> values(String index, String field) {
    Map<String, ?> all = Map.of("size", MAX_HITS, "_source", field, "sort", "_doc");
    JsonNode page = ok(send("POST", index + "/_search?scroll=1m", json(all)));
    List<String> values = new ArrayList<>();
    while (!hits(page).isEmpty()) {
      hits(page).forEach(hit -> values.add(hit.get("_source").path(field).asText()));
      Map<String, ?> next = Map.of("scroll", "1m", "scroll_id", page.get("_scroll_id").asText());
      page = ok(send("POST", "_search/scroll", json(next)));
    }
    return values;
  }

  private static JsonNode hits(JsonNode found) {
    return found.get("hits").get("hits");
  }

  private List<Map<String, String>> search(String index, Map<String, ?> query) {
    JsonNode found =
        ok(send("POST", index + "/_search", json(Map.of("size", MAX_HITS, "query", query))));
    List<Map<String, String>> documents = new ArrayList<>();
    for (JsonNode hit : hits(found)) {
      Map<String, String> document = new TreeMap<>();
      hit.get("_source")
          .properties()
          .forEach(field -> document.put(field.getKey(), field.getValue().asText()));
      documents.add(document);
    }
    return documents;
  }

  private Answer send(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .method(method, BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
      return new Answer(response.statusCode(), response.body(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonNode ok(Answer answer) {
    if (answer.status != 200) {
      throw new AssertionError("HTTP " + answer.status + ": " + answer.text);
    }
    return answer.json;
  }

  private static byte[] json(Map<String, ?> value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
