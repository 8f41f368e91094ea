package io.github.firehoselogs.fit;

import io.github.firehoselogs.firehose.ResponseSize;
import java.util.List;

/// Counts the bytes of one response exactly while it is being filled.
///
/// Every record has room reserved for the largest entry without data, `ProcessingFailed`, so that a
/// record can still fail at the end without making the response too large.
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

  /// How many bytes one entry may take: `left` now; `most` if no other record had data in this
  /// response; `alone` in a response without other records.
  public record Room(long left, long most, long alone) {
    /// The size limit for a part of a split record: `alone`, less a sixty-fourth (93 kB of 6 MB)
    /// for the ids of the records that it will share a response with. Without it, a part packed to
    /// the last byte would have to be split once more.
    public long part() {
      return alone - alone / 64;
    }
  }
}
