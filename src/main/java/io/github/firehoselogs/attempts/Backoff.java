package io.github.firehoselogs.attempts;

import java.time.Duration;

/// Full-jitter exponential backoff.
public record Backoff(Duration base, Duration cap) {
  /// 100 ms and 5 s: 20 attempts wait 36 s on average and 71 s at most, well within the 300 s that
  /// Firehose gives an invocation.
  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  /// Returns the wait before `attempt`, which counts from 1; the first attempt never waits.
  ///
  /// The wait is `random` times `min(cap, base * 2^(attempt - 2))`; the caller brings `random`, in
  /// `[0, 1)`.
  Duration before(int attempt, double random) {
    if (attempt <= 1) {
      return Duration.ZERO;
    }
    int doublings = Math.min(attempt - 2, 30);
    long max = Math.min(cap.toNanos(), base.toNanos() << doublings);
    return Duration.ofNanos((long) (random * max));
  }
}
