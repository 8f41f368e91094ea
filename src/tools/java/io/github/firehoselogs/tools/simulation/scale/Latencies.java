package io.github.firehoselogs.tools.simulation.scale;

/// Latencies of log text, in classes that differ by 2 %.
final class Latencies {
  private static final double STEP = Math.log(1.02);
  private static final int PARTS = 8;

  private final double[] text = new double[1_024];
  private double sum;
  private double max;

  /// Adds a portion that is delivered at `nowMillis`. It arrived evenly over its span.
  void add(Portion portion, double nowMillis) {
    for (int i = 0; i < PARTS; i++) {
      double offset = ((i + 0.5) / PARTS - 0.5) * portion.spanMillis();
      add(Math.max(0, nowMillis - portion.originMillis() + offset), portion.text() / PARTS);
    }
  }

  private void add(double millis, double bytes) {
    text[classOf(millis)] += bytes;
    sum += bytes;
    max = Math.max(max, millis);
  }

  private static int classOf(double millis) {
    return millis <= 1 ? 0 : Math.min(1_023, (int) (Math.log(millis) / STEP));
  }

  /// Returns the milliseconds within which this share of the text is delivered.
  double quantile(double share) {
    double left = sum * share;
    for (int i = 0; i < text.length; i++) {
      left -= text[i];
      if (left <= 0) {
        return Math.min(max, Math.exp((i + 1) * STEP));
      }
    }
    return max;
  }

  double max() {
    return max;
  }
}
