package io.github.firehoselogs.attempts;

import java.time.Duration;

/// The timeout of one call. A call sends at most 5 MiB, which takes much less than a second within
/// a Region, so a call that takes longer than `first` most likely hangs.
///
/// However, a slow stream may write the records although the call times out, and they are then sent
/// again. Therefore the timeout doubles after each timeout of the same batch. With 10 s at first,
/// a stream that takes up to 20 s gets a batch twice, and one that takes up to 40 s three times.
public record CallTimeout(Duration first) {
  /// The default: 10 s for the first call.
  public static final CallTimeout DEFAULT = new CallTimeout(Duration.ofSeconds(10));

  /// More doublings than any invocation has time for.
  private static final int MAX_DOUBLINGS = 10;

  /// Returns the timeout for a batch that has timed out `timeouts` times, at most `left`.
  public Duration after(int timeouts, Duration left) {
    Duration doubled = first.multipliedBy(1L << Math.min(timeouts, MAX_DOUBLINGS));
    Duration capped = doubled.compareTo(left) < 0 ? doubled : left;
    return Duration.ofMillis(Math.max(1, capped.toMillis()));
  }
}
