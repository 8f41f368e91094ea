package io.github.firehoselogs.attempts;

import java.time.Duration;

/// Waits between two attempts.
public interface Sleeper {
  /// Waits for `delay`.
  void sleep(Duration delay) throws InterruptedException;
}
