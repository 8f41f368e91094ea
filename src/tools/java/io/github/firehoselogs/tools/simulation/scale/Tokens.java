package io.github.firehoselogs.tools.simulation.scale;

/// A quota in bytes per second, which saves at most one second's worth.
final class Tokens {
  private final double bytesPerMilli;
  private double tokens;
  private double filledAtMillis;

  Tokens(double bytesPerSecond) {
    bytesPerMilli = bytesPerSecond / 1_000;
    tokens = bytesPerSecond;
  }

  /// Returns whether `bytes` are within the quota, and counts them if so.
  boolean takes(double nowMillis, double bytes) {
    fill(nowMillis);
    if (tokens < bytes) {
      return false;
    }
    tokens -= bytes;
    return true;
  }

  /// Counts bytes of another producer, which waits until the quota has room.
  void use(double nowMillis, double bytes) {
    fill(nowMillis);
    tokens = Math.max(0, tokens - bytes);
  }

  private void fill(double nowMillis) {
    double more = (nowMillis - filledAtMillis) * bytesPerMilli;
    tokens = Math.min(1_000 * bytesPerMilli, tokens + more);
    filledAtMillis = nowMillis;
  }
}
