package io.github.firehoselogs.tools.observed;

/// One or several invocations in a row: the times of the first and the last one in milliseconds
/// since 1970, their records by result, and the largest response.
public record Bin(
    long invocations,
    long fromMillis,
    long toMillis,
    long delivered,
    long dropped,
    long failed,
    long maxResponseBytes) {
  Bin plus(Bin next) {
    return new Bin(
        invocations + next.invocations,
        fromMillis,
        next.toMillis,
        delivered + next.delivered,
        dropped + next.dropped,
        failed + next.failed,
        Math.max(maxResponseBytes, next.maxResponseBytes));
  }

  /// Returns the number of records.
  public long records() {
    return delivered + dropped + failed;
  }
}
