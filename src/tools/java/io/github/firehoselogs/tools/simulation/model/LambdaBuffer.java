package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.util.ArrayList;
import java.util.List;

/// Firehose's buffer for the function, one for the stream or for each shard. It collects records
/// until their gzip data reaches the size, or until the first one has waited for the interval.
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

  /// Returns how often it was emptied. If the number has changed, earlier records are gone.
  public int emptied() {
    return emptied;
  }

  /// Removes and returns all records.
  public List<PutRecord> empty() {
    List<PutRecord> all = List.copyOf(records);
    records.clear();
    bytes = 0;
    emptied++;
    return all;
  }
}
