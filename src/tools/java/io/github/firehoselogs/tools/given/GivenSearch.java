package io.github.firehoselogs.tools.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/// An OpenSearch that keeps the documents of `_bulk` requests by index and id. Scripted answers
/// come first; after them, each document has the answer of [#judge].
public final class GivenSearch implements SearchConnection {
  /// One request: its path, and the documents in it.
  public record Call(String path, List<String> documents) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, String>> indexes = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final Queue<Function<Call, SearchAnswer>> script = new ArrayDeque<>();
  private Function<String, String> judge = _ -> "";
  private int chosenIds;

  /// Answers the next request with `answer`.
  public synchronized GivenSearch then(Function<Call, SearchAnswer> answer) {
    script.add(answer);
    return this;
  }

  /// Answers the next request with this status and body.
  public GivenSearch then(int status, String body) {
    return then(_ -> new SearchAnswer(status, Duration.ZERO, body.getBytes(UTF_8)));
  }

  /// Refuses each document for which `newJudge` returns `status type`, such as
  /// `400 mapper_parsing_exception`. It keeps those with an empty text.
  public synchronized GivenSearch judge(Function<String, String> newJudge) {
    judge = newJudge;
    return this;
  }

  /// Returns the requests, in order.
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Returns the documents of `index`, in order.
  public synchronized List<String> documents(String index) {
    return List.copyOf(indexes.getOrDefault(index, Map.of()).values());
  }

  /// Returns the names of all indexes with documents, in the order of their first requests.
  public synchronized List<String> indexes() {
    return List.copyOf(indexes.keySet());
  }

  @Override
  public synchronized SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
    List<String> lines = new String(body, 0, length, UTF_8).lines().toList();
    List<String> documents = new ArrayList<>();
    for (int i = 1; i < lines.size(); i += 2) {
      documents.add(lines.get(i));
    }
    Call call = new Call(path, documents);
    calls.add(call);
    Function<Call, SearchAnswer> scripted = script.poll();
    return scripted == null ? keep(path, lines) : scripted.apply(call);
  }

  private SearchAnswer keep(String path, List<String> lines) {
    Map<String, String> index =
        indexes.computeIfAbsent(path.substring(1, path.indexOf("/_bulk")), _ -> newIndex());
    List<String> items = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      items.add("{\"create\":{" + item(index, lines.get(i), lines.get(i + 1)) + "}}");
    }
    String json = "{\"items\":[" + String.join(",", items) + "]}";
    return new SearchAnswer(200, Duration.ZERO, json.getBytes(UTF_8));
  }

  private static Map<String, String> newIndex() {
    return new LinkedHashMap<>();
  }

  private String item(Map<String, String> index, String action, String document) {
    String refusal = judge.apply(document);
    if (!refusal.isEmpty()) {
      String[] parts = refusal.split(" ", 2);
      return "\"status\":" + parts[0] + ",\"error\":{\"type\":\"" + parts[1] + "\"}";
    }
    JsonNode id = tree(action).path("create").path("_id");
    String key = id.isMissingNode() ? "chosen-" + chosenIds++ : id.textValue();
    return index.putIfAbsent(key, document) == null
        ? "\"status\":201"
        : "\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}";
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
