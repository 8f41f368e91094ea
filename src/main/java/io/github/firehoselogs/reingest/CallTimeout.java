package io.github.firehoselogs.reingest;

import java.time.Duration;

/// How long one call may take. A call moves at most 5 MiB, which takes well under a second inside a
/// Region, so what takes longer than `first` mostly hangs.
///
/// A stream may be slow and work nevertheless: it has written what it was sent when the call times
/// out, and the same records are sent again. Therefore the time doubles after each time-out of the
/// same batch. With 10 s, a stream that takes up to 20 s gets a batch twice, one that takes up to
/// 40 s three times.
record CallTimeout(Duration first) {
  static final CallTimeout DEFAULT = new CallTimeout(Duration.ofSeconds(10));

  /// More doublings than any invocation has time for.
  private static final int MAX_DOUBLINGS = 10;

  /// Returns the time for a call of a batch that timed out `timeouts` times, at most `left`.
  Duration after(int timeouts, Duration left) {
    Duration doubled = first.multipliedBy(1L << Math.min(timeouts, MAX_DOUBLINGS));
    Duration capped = doubled.compareTo(left) < 0 ? doubled : left;
    return Duration.ofMillis(Math.max(1, capped.toMillis()));
  }
}
