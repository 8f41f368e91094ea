package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.cost.Prices;
import io.github.firehoselogs.tools.simulation.scale.measure.Workload;

/// What 30 days of such hours cost, in dollars, with the prices of `docs/operations.md`. `max` is the
/// cost if AWS bills each document in an aggregated record.
record Month(double dollars, double max) {
  private static final double HOURS = 720;

  /// Objects of a partition in an hour, if a buffer of 5 minutes is never full, and the size of the
  /// buffer.
  private static final double MIN_OBJECTS = 12;

  private static final double OBJECT_BYTES = 64 << 20;

  static Month of(Totals hour, Workload workload, Volume volume) {
    double seconds = hour.busyMillis / hour.invocations / 1_000;
    double fixed =
        Prices.invocations(hour.hourly(hour.invocations) * HOURS, seconds, workload.logBytes());
    if (!workload.pipeline().isDirectPut()) {
      fixed += Prices.kinesis(hour.hourly(hour.putUnits) * HOURS, volume.lanes());
    }
    if (workload.pipeline().isPartitioned()) {
      double text = hour.hourly(hour.deliveredText);
      double perInstance = text / volume.instances() / OBJECT_BYTES;
      double objects = volume.instances() * Math.max(MIN_OBJECTS, perInstance);
      fixed += Prices.partitioning(text / 1e9 * HOURS, objects * HOURS);
    }
    return new Month(
        fixed + firehose(hour.hourly(hour.billedBytes)),
        fixed + firehose(hour.hourly(hour.maxBilledBytes)));
  }

  private static double firehose(double bytes) {
    return bytes / 1e9 * HOURS * Prices.FIREHOSE_GB;
  }
}
