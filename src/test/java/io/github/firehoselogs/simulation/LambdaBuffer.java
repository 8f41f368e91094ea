package io.github.firehoselogs.simulation;

import io.github.firehoselogs.simulation.PutPath.PutRecord;
import java.util.ArrayList;
import java.util.List;

/// Firehose's buffer before the function, of the stream or of one shard: it collects records until
/// they are enough, counted as they arrived, in gzip, or until the first has waited long enough.
final class LambdaBuffer {
  private final int maxBytes;
  private final int maxRecords;
  private final List<PutRecord> records = new ArrayList<>();
  private int bytes;
  private int emptied;

  LambdaBuffer(int maxBytes, int maxRecords) {
    this.maxBytes = maxBytes;
    this.maxRecords = maxRecords;
  }

  void add(PutRecord putRecord) {
    records.add(putRecord);
    bytes += putRecord.data().length;
  }

  boolean isFull() {
    return bytes >= maxBytes || records.size() >= maxRecords;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int size() {
    return records.size();
  }

  /// Returns how often it was emptied: what was here before is gone once this has changed.
  int emptied() {
    return emptied;
  }

  /// Returns what it holds, and is empty.
  List<PutRecord> empty() {
    List<PutRecord> all = List.copyOf(records);
    records.clear();
    bytes = 0;
    emptied++;
    return all;
  }
}
