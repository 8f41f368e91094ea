package io.github.firehoselogs.tools.stream;

/// What is counted at every invocation. A record that came round counts every time that it is
/// answered. `withoutPartition` were answered `Ok` and could not be delivered; `bytesIn` is
/// gzipped data, `bytesOut` what was delivered.
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

  /// Returns the count of one invocation with that many bytes of data.
  public static Counts invocation(long bytesIn) {
    return new Counts(1, 0, 0, 0, 0, bytesIn, 0);
  }

  /// Returns the count of one record delivered with that many bytes of data.
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
