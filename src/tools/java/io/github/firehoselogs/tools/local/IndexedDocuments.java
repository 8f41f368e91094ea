package io.github.firehoselogs.tools.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The documents that the function indexed itself, as it counted them in its log: those indexed,
/// those that were there already, those refused for good by error type, and those that were not
/// taken in time. `failedRecords` counts records that failed because not all of their documents are
/// indexed.
record IndexedDocuments(
    long indexed,
    long existing,
    SortedMap<String, Long> refused,
    long leftOver,
    long failedRecords) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFUSED = "DocumentsRefused.";

  /// The counters of records that fail although their logs can be read.
  private static final List<String> FAILED = List.of("NotIndexed", "TooManyRounds", "NotPutBack");

  /// Reads the log of a function that has ended.
  static IndexedDocuments inLog(Path log) throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    for (String line : Files.readAllLines(log)) {
      if (line.startsWith("{")) {
        add(JSON.readTree(line), sums);
      }
    }
    SortedMap<String, Long> refused = new TreeMap<>();
    sums.forEach((name, sum) -> {
      if (name.startsWith(REFUSED)) {
        refused.put(name.substring(REFUSED.length()), sum);
      }
    });
    return new IndexedDocuments(
        sums.getOrDefault("DocumentsIndexed", 0L),
        sums.getOrDefault("DocumentsAlreadyIndexed", 0L),
        refused,
        sums.getOrDefault("DocumentsLeftOver", 0L),
        FAILED.stream().mapToLong(each -> sums.getOrDefault(each, 0L)).sum());
  }

  /// Adds the counters of one line. Metadata and texts are not numbers.
  private static void add(JsonNode line, Map<String, Long> sums) {
    line.properties()
        .forEach(field -> {
          if (field.getValue().isIntegralNumber()) {
            sums.merge(field.getKey(), field.getValue().longValue(), Long::sum);
          }
        });
  }
}
