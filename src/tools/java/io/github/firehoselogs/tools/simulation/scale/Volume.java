package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Workload;

/// A volume of log text, and the lanes of 1 MiB/s that the stream needs for it.
record Volume(double gbPerDay, int lanes) {
  /// The part of the quota that the average traffic uses.
  private static final double USED = 0.7;

  /// The lanes that are simulated for a whole hour, and the minimum time.
  private static final double MAX_LANES = 60;

  private static final double MIN_MILLIS = 120_000;

  /// Returns the volume with the lanes that `workload` needs.
  static Volume of(double gbPerDay, Workload workload) {
    double bytesPerSecond = gbPerDay * 1e9 / 86_400 * workload.streamBytes();
    return new Volume(gbPerDay, (int) Math.ceil(bytesPerSecond / USED / Hour.LANE_BYTES));
  }

  /// Returns the average rate, in bytes.
  double textPerSecond() {
    return gbPerDay * 1e9 / 86_400;
  }

  /// Returns the instances that write the logs, each about 10 GB a day, at least 10.
  int instances() {
    return (int) Math.max(10, Math.ceil(gbPerDay / 10));
  }

  /// Returns how much of the hour is simulated: less of a stream with many lanes, all of which are
  /// alike.
  double simulatedMillis() {
    return Math.clamp(Totals.HOUR_MILLIS * MAX_LANES / lanes, MIN_MILLIS, Totals.HOUR_MILLIS);
  }

  String name() {
    return gbPerDay < 1_000 ? Math.round(gbPerDay) + " GB" : Math.round(gbPerDay / 1_000) + " TB";
  }
}
