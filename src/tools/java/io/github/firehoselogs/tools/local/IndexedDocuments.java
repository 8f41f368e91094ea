package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.observed.FunctionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  private static final String REFUSED = "DocumentsRefused.";

  /// The counters of records that fail although their logs can be read.
  private static final List<String> FAILED = List.of("NotIndexed", "TooManyRounds", "NotPutBack");

  /// Reads the log of a function that has ended.
  static IndexedDocuments inLog(Path log) throws IOException {
    return in(FunctionLog.read(log));
  }

  /// Returns the counters in the log of a function.
  static IndexedDocuments in(FunctionLog log) {
    SortedMap<String, Long> refused = new TreeMap<>();
    log.sums()
        .forEach((name, sum) -> {
          if (name.startsWith(REFUSED)) {
            refused.put(name.substring(REFUSED.length()), sum);
          }
        });
    return new IndexedDocuments(
        log.sum("DocumentsIndexed"),
        log.sum("DocumentsAlreadyIndexed"),
        refused,
        log.sum("DocumentsLeftOver"),
        FAILED.stream().mapToLong(log::sum).sum());
  }
}
