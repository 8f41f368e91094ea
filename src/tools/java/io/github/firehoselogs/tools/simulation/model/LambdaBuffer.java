package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.util.ArrayList;
import java.util.List;

/// Firehose's buffer before the function, of the stream or of one shard: it collects records until
/// they are enough, counted as they arrived, in gzip, or until the first has waited long enough.
public final class LambdaBuffer {
  private final int maxBytes;
  private final int maxRecords;
  private final List<PutRecord> records = new ArrayList<>();
  private int bytes;
  private int emptied;

  public LambdaBuffer(int maxBytes, int maxRecords) {
    this.maxBytes = maxBytes;
    this.maxRecords = maxRecords;
  }

  public void add(PutRecord putRecord) {
    records.add(putRecord);
    bytes += putRecord.data().length;
  }

  public boolean isFull() {
    return bytes >= maxBytes || records.size() >= maxRecords;
  }

  public boolean isEmpty() {
    return records.isEmpty();
  }

  public int size() {
    return records.size();
  }

  /// Returns how often it was emptied: what was here before is gone once this has changed.
  public int emptied() {
    return emptied;
  }

  /// Returns what it holds, and is empty.
  public List<PutRecord> empty() {
    List<PutRecord> all = List.copyOf(records);
    records.clear();
    bytes = 0;
    emptied++;
    return all;
  }
}
