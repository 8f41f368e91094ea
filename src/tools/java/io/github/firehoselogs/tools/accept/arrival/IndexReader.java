package io.github.firehoselogs.tools.accept.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.accept.traffic.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/// Searches the indexes for the documents of the run. They arrive when they are found.
public final class IndexReader implements ArrivalReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PAGE = 500;

  /// OpenSearch finds no more with `from`.
  private static final int MAX_FOUND = 10_000;

  private static final int OK = 200;

  private final Run run;
  private final SearchConnection connection;
  private final String pattern;
  private final InstantSource clock;
  private final Set<String> seen = new HashSet<>();
  private final List<Arrival> arrivals = new ArrayList<>();

  public IndexReader(Run run, SearchConnection connection, String pattern, InstantSource clock) {
    this.run = run;
    this.connection = connection;
    this.pattern = pattern;
    this.clock = clock;
  }

  @Override
  public void read(boolean everywhere) {
    int from = 0;
    int found;
    do {
      JsonNode hits = search(from);
      found = hits.size();
      hits.forEach(this::add);
      from += found;
    } while (found == PAGE && from < MAX_FOUND);
  }

  /// Returns the documents with a marker, in text and in keywords alike. `_msearch` and not
  /// `_search`, because the function's connection sends lines of JSON.
  private JsonNode search(int from) {
    String query =
        """
        {"ignore_unavailable":true,"allow_no_indices":true}
        {"from":%d,"size":%d,"sort":["_doc"],"query":{"query_string":{"query":"*%s*","lenient":true}}}
        """
            .formatted(from, PAGE, run.marker());
    byte[] body = query.getBytes(UTF_8);
    SearchAnswer answer = connection.post("/" + pattern + "/_msearch", body, body.length, TIMEOUT);
    String text = new String(answer.body(), UTF_8);
    if (answer.status() != OK) {
      throw new RunFailedException(
          "OpenSearch: _msearch of " + pattern + " answered " + answer.status() + ": " + text);
    }
    try {
      JsonNode response = JSON.readTree(text).path("responses").path(0);
      if (response.has("error")) {
        throw new RunFailedException("OpenSearch: _msearch: " + response.get("error"));
      }
      return response.path("hits").path("hits");
    } catch (IOException e) {
      throw new RunFailedException("OpenSearch: _msearch answered no JSON: " + text, e);
    }
  }

  private void add(JsonNode hit) {
    String where = hit.path("_index").asText() + "/" + hit.path("_id").asText();
    if (!seen.add(where)) {
      return;
    }
    String source = hit.path("_source").toString();
    Matcher markers = run.markers(source);
    int place = 0;
    while (markers.find()) {
      int number = Integer.parseInt(markers.group(1));
      arrivals.add(Arrival.of(number, where, place++, clock.instant(), source));
    }
  }

  @Override
  public int shared() {
    return 0;
  }

  @Override
  public List<Arrival> arrivals() {
    return arrivals;
  }
}
