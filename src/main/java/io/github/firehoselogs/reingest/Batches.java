package io.github.firehoselogs.reingest;

import io.github.firehoselogs.reingest.stream.BatchLimits;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.util.ArrayList;
import java.util.List;

/// Divides remainders into batches of one call each.
final class Batches {
  private Batches() {}

  /// Returns `remainders` in their order, in batches of at most `maxRecords` records that each fit
  /// into one call to `target`.
  static List<List<Remainder>> split(
      List<Remainder> remainders, StreamTarget target, int maxRecords) {
    BatchLimits limits = target.limits();
    int batchRecords = Math.min(maxRecords, limits.maxRecords());
    List<List<Remainder>> batches = new ArrayList<>();
    List<Remainder> batch = new ArrayList<>();
    long bytes = 0;
    for (Remainder remainder : remainders) {
      int more = target.bytesOf(remainder);
      if (batch.size() == batchRecords
          || (!batch.isEmpty() && bytes + more > limits.maxCallBytes())) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(remainder);
      bytes += more;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
