package io.github.firehoselogs.attempts;

import java.time.Duration;
import java.util.function.Supplier;

/// The time limit for sending batches: the remaining time of the invocation minus a reserve
/// for the response.
public final class Deadline {
  /// Enough to write and return a response of 6 MB, which takes 100 ms on a warm function.
  public static final Duration RESERVE = Duration.ofSeconds(2);

  /// The minimum remaining time in which a call is still made.
  public static final Duration MIN_CALL = Duration.ofMillis(500);

  private final Supplier<Duration> remaining;

  /// `remaining` returns the current remaining time of the invocation.
  public Deadline(Supplier<Duration> remaining) {
    this.remaining = remaining;
  }

  /// Returns how much time is left for calls: never negative.
  public Duration left() {
    return beforeEnd(RESERVE);
  }

  /// Returns how long to wait for running calls: the time [#left] and half of the reserve. Calls
  /// that have not ended by then are abandoned.
  public Duration leftToWait() {
    return beforeEnd(RESERVE.dividedBy(2));
  }

  private Duration beforeEnd(Duration reserve) {
    Duration left = remaining.get().minus(reserve);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
