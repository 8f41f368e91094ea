package io.github.firehoselogs.reingest.stream;

import java.time.Duration;

/// The time-out of one call. A call sends at most 5 MiB, which takes well under a second inside a
/// Region, so a call that takes longer than `first` most likely hangs.
///
/// But a stream may be slow and still working: it has written the records by the time the call
/// times out, and they are sent again. Therefore the time-out doubles after each time-out of the
/// same batch. With 10 s, a stream that takes up to 20 s gets a batch twice, one that takes up to
/// 40 s three times.
public record CallTimeout(Duration first) {
  public static final CallTimeout DEFAULT = new CallTimeout(Duration.ofSeconds(10));

  /// More doublings than any invocation has time for.
  private static final int MAX_DOUBLINGS = 10;

  /// Returns the time-out for a batch that has timed out `timeouts` times, at most `left`.
  public Duration after(int timeouts, Duration left) {
    Duration doubled = first.multipliedBy(1L << Math.min(timeouts, MAX_DOUBLINGS));
    Duration capped = doubled.compareTo(left) < 0 ? doubled : left;
    return Duration.ofMillis(Math.max(1, capped.toMillis()));
  }
}
