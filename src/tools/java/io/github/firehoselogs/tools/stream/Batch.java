package io.github.firehoselogs.tools.stream;

import java.util.Map;
import java.util.Objects;

/// What one invocation gets: the event as JSON, and the records in it by their ids, in order.
record Batch(byte[] event, Map<String, ArrivedRecord> records) {
  /// Returns the record with that id, which must be one of these.
  ArrivedRecord record(String recordId) {
    return Objects.requireNonNull(records.get(recordId), recordId);
  }

  /// Returns the size of all data, gzipped as they came.
  long dataBytes() {
    return records.values().stream().mapToLong(record -> record.data().length).sum();
  }
}
