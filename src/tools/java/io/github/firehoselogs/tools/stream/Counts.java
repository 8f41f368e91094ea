package io.github.firehoselogs.tools.stream;

/// Counters of all invocations. A record that was put back counts in every round.
/// `withoutPartition` were answered `Ok` but could not be delivered; `bytesIn` counts gzip data,
/// `bytesOut` delivered data.
public record Counts(
    long invocations,
    long delivered,
    long dropped,
    long failed,
    long withoutPartition,
    long bytesIn,
    long bytesOut) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  public static final Counts DROPPED = new Counts(0, 0, 1, 0, 0, 0, 0);
  public static final Counts FAILED = new Counts(0, 0, 0, 1, 0, 0, 0);
  public static final Counts WITHOUT_PARTITION = new Counts(0, 0, 0, 0, 1, 0, 0);

  /// Returns the counts of one invocation with this number of bytes.
  public static Counts invocation(long bytesIn) {
    return new Counts(1, 0, 0, 0, 0, bytesIn, 0);
  }

  /// Returns the counts of one delivered record with this number of bytes.
  public static Counts delivered(long bytesOut) {
    return new Counts(0, 1, 0, 0, 0, 0, bytesOut);
  }

  /// Returns the sum of both.
  public Counts plus(Counts more) {
    return new Counts(
        invocations + more.invocations,
        delivered + more.delivered,
        dropped + more.dropped,
        failed + more.failed,
        withoutPartition + more.withoutPartition,
        bytesIn + more.bytesIn,
        bytesOut + more.bytesOut);
  }
}
