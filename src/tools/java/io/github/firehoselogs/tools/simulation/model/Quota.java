package io.github.firehoselogs.tools.simulation.model;

import java.util.HashMap;
import java.util.Map;

/// The quota of a stream or shard for each second of the virtual clock. Seconds can be used in any
/// order, because batches run in parallel.
final class Quota {
  private record Used(long records, long bytes) {
    static final Used NOTHING = new Used(0, 0);

    Used plus(long moreBytes) {
      return new Used(records + 1, bytes + moreBytes);
    }
  }

  private final long maxRecords;
  private final long maxBytes;
  private final Map<Long, Used> usedBySecond = new HashMap<>();

  /// `maxRecords` and `maxBytes` are per second.
  Quota(long maxRecords, long maxBytes) {
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  /// Returns whether a record of `bytes` is within the quota at `atMillis`, and counts it if so.
  boolean takes(long atMillis, int bytes) {
    Used more = used(atMillis).plus(bytes);
    // A single record must pass at some time, however small our share of the quota.
    boolean fits = more.records <= maxRecords && (more.bytes <= maxBytes || more.records == 1);
    if (fits) {
      usedBySecond.put(atMillis / 1000, more);
    }
    return fits;
  }

  /// Counts a record of another producer, which waits until the quota has room.
  void use(long atMillis, int bytes) {
    usedBySecond.put(atMillis / 1000, used(atMillis).plus(bytes));
  }

  private Used used(long atMillis) {
    return usedBySecond.getOrDefault(atMillis / 1000, Used.NOTHING);
  }
}
