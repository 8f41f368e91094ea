package io.github.firehoselogs.tools.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The function's own log: the sums of its counters, and the records that failed, by reason.
public record FunctionLog(SortedMap<String, Long> sums, SortedMap<String, Failure> failures) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Records that failed for one reason, and the detail of the first one.
  public record Failure(long records, String firstDetail) {}

  /// Reads the log of a function, line by line.
  public static FunctionLog read(Path log) throws IOException {
    FunctionLog read = new FunctionLog(new TreeMap<>(), new TreeMap<>());
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{")) {
          read.add(line);
        }
      }
    }
    return read;
  }

  /// Returns the sum of a counter.
  public long sum(String counter) {
    return sums.getOrDefault(counter, 0L);
  }

  private void add(String line) {
    try {
      add(JSON.readTree(line));
    } catch (JsonProcessingException _) {
      // Text of a user's transform that begins like JSON.
    }
  }

  /// Adds the counters of one line. Metadata and texts are not numbers.
  private void add(JsonNode line) {
    if (line.path("result").asText().equals("ProcessingFailed")) {
      failures.merge(
          line.path("reason").asText(),
          new Failure(1, line.path("detail").asText()),
          (first, _) -> new Failure(first.records + 1, first.firstDetail));
      return;
    }
    for (Map.Entry<String, JsonNode> field : line.properties()) {
      if (field.getValue().isIntegralNumber()) {
        sums.merge(field.getKey(), field.getValue().longValue(), Long::sum);
      }
    }
  }
}
