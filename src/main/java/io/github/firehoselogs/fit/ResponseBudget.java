package io.github.firehoselogs.fit;

import io.github.firehoselogs.firehose.ResponseSize;
import java.util.List;

/// The bytes of one response, counted exactly while it is being filled.
///
/// From the start every record has room for the largest entry without data, `ProcessingFailed`, so
/// that a record can still fail at the end without making the response too large.
public final class ResponseBudget {
  private final long maxResponseBytes;
  private final long[] entryBytes;
  private final long[] leastBytes;
  private final long leastTotal;
  private long total;

  /// A budget of `maxResponseBytes` for the records with these ids.
  public ResponseBudget(long maxResponseBytes, List<String> recordIds) {
    this.maxResponseBytes = maxResponseBytes;
    leastBytes = new long[recordIds.size()];
    for (int i = 0; i < leastBytes.length; i++) {
      leastBytes[i] = ResponseSize.processingFailed(recordIds.get(i));
    }
    entryBytes = leastBytes.clone();
    leastTotal = ResponseSize.frame(recordIds.size()) + sum(leastBytes);
    total = leastTotal;
  }

  /// Returns the room for the entry of the record at `index`.
  public Room roomFor(int index) {
    return new Room(
        maxResponseBytes - (total - entryBytes[index]),
        maxResponseBytes - (leastTotal - leastBytes[index]),
        maxResponseBytes - ResponseSize.frame(1));
  }

  /// Notes that the entry of the record at `index` takes `bytes`.
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
    /// What a part of a split record is cut to: `alone`, less a sixty-fourth (93 kB of 6 MB) for
    /// the ids of the records that it will share a response with. Without it, a part packed to the
    /// last byte would have to be split once more.
    public long part() {
      return alone - alone / 64;
    }
  }
}
