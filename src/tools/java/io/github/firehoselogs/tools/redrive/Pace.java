package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.attempts.Sleeper;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Limits the records that are sent per second: a token bucket that holds the tokens of one second
/// and may be overdrawn by one batch.
final class Pace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int recordsPerSecond;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;

  /// The time from which the bucket is not overdrawn.
  private long freeAt;

  /// `nanoTime` is a clock in nanoseconds, such as [System#nanoTime()].
  Pace(int recordsPerSecond, LongSupplier nanoTime, Sleeper sleeper) {
    this.recordsPerSecond = recordsPerSecond;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.freeAt = nanoTime.getAsLong();
  }

  /// Returns how many records a batch may have: those of one second.
  int maxBatch() {
    return recordsPerSecond;
  }

  /// Waits until `records` records may be sent.
  synchronized void acquire(int records) throws InterruptedException {
    long now = nanoTime.getAsLong();
    if (freeAt - now > 0) {
      sleeper.sleep(Duration.ofNanos(freeAt - now));
      now = nanoTime.getAsLong();
    }
    freeAt = (freeAt - now > 0 ? freeAt : now) + records * SECOND / recordsPerSecond;
  }
}
