package io.github.firehoselogs.fit;

import io.github.firehoselogs.firehose.ResponseSize;
import java.util.List;

/// Counts the bytes of one response exactly while it is being filled.
///
/// Reserves room for a `ProcessingFailed` entry, the largest without data, for every record, so
/// that a record that fails later does not make the response too large.
public final class ResponseBudget {
  private final long maxResponseBytes;
  private final long[] entryBytes;
  private final long[] minBytes;
  private final long minTotal;
  private long total;

  /// A budget of `maxResponseBytes` for the records with these ids.
  public ResponseBudget(long maxResponseBytes, List<String> recordIds) {
    this.maxResponseBytes = maxResponseBytes;
    minBytes = new long[recordIds.size()];
    for (int i = 0; i < minBytes.length; i++) {
      minBytes[i] = ResponseSize.processingFailed(recordIds.get(i));
    }
    entryBytes = minBytes.clone();
    minTotal = ResponseSize.frame(recordIds.size()) + sum(minBytes);
    total = minTotal;
  }

  /// Returns the room for the entry of the record at `index`.
  public Room roomFor(int index) {
    return new Room(
        maxResponseBytes - (total - entryBytes[index]),
        maxResponseBytes - (minTotal - minBytes[index]),
        maxResponseBytes - ResponseSize.frame(1));
  }

  /// Records that the entry of the record at `index` takes `bytes`.
  public void take(int index, long bytes) {
    total += bytes - entryBytes[index];
    entryBytes[index] = bytes;
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  /// The number of bytes that one entry may take: `left` now, `max` if no other record had data in
  /// this response, and `alone` in a response without other records.
  public record Room(long left, long max, long alone) {
    /// Returns the size limit for a part of a split record: `alone` minus a sixty-fourth (93 kB of
    /// 6 MB), which leaves room for the ids of other records in the response. Without this margin,
    /// a part that fills the limit exactly would have to be split again.
    public long part() {
      return alone - alone / 64;
    }
  }
}
