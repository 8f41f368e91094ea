package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.function.Supplier;

/// The time that putting back may take: what remains of the invocation, less a reserve for the
/// answer.
public final class Deadline {
  /// For writing 6 MB of answer and handing it over; 100 ms on a warm function.
  static final Duration RESERVE = Duration.ofSeconds(2);

  private final Supplier<Duration> remaining;

  /// `remaining` tells, whenever it is asked, how much of the invocation remains.
  public Deadline(Supplier<Duration> remaining) {
    this.remaining = remaining;
  }

  /// Returns how much time is left to put records back: never negative.
  Duration left() {
    return beforeEnd(RESERVE);
  }

  /// Returns how long to wait for calls that end by themselves when nothing is [#left]: half of the
  /// reserve more. What has not ended by then is abandoned.
  Duration leftToWait() {
    return beforeEnd(RESERVE.dividedBy(2));
  }

  private Duration beforeEnd(Duration reserve) {
    Duration left = remaining.get().minus(reserve);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
