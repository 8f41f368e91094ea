package io.github.firehoselogs.tools.stream;

import java.util.Map;
import java.util.Objects;

/// The input of one invocation: the event as JSON, and its records by id, in order.
record Batch(byte[] event, Map<String, ArrivedRecord> records) {
  /// Returns the record with this id, which must be in the batch.
  ArrivedRecord record(String recordId) {
    return Objects.requireNonNull(records.get(recordId), recordId);
  }

  /// Returns the size of all data, in gzip as it arrived.
  long dataBytes() {
    return records.values().stream().mapToLong(record -> record.data().length).sum();
  }
}
