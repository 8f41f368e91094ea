package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The table of a pipeline in Markdown, with a row for each volume.
record ScaleTable(Workload workload, PrintStream out) {
  private static final String ASSUMPTIONS =
      """

      Measured: bytes, times and put back, with the real function. Modelled: the hour, with these amounts:
      the template's Lambda buffer (0.2 MB, 60 s); up to 5 invocations at once for each shard, or for
      each MiB/s of Direct PUT; traffic that changes by up to 25 % every 10 s and uses 70 % of the
      stream on average. S3: one log stream for each 10 GB a day, at least 10, which repeats an error
      with a stack trace 5 % of the time. opensearch-direct: OpenSearch takes 0.5 s for 3,000 documents.
      Each row is an hour; that of a large stream is extrapolated from at least two minutes.
      """;

  void printHead() {
    boolean direct = workload.pipeline().isDirectPut();
    out.println();
    out.println(workload.pipeline().title());
    out.println();
    out.printf(
        "| a day | %s | invocations | at once, mean / peak | put back, GB | rounds | refused"
            + " | latency p50 / p99 / max, s | $ a month | raise |%n",
        direct ? "MiB/s" : "shards");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
  }

  void print(Volume volume, Totals hour) {
    Month month = Month.of(hour, workload, volume);
    List<String> raise = Quotas.toRaise(hour, workload, volume);
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %s / %,d | %s | %d | %,d | %.1f / %.1f / %.1f | %s | %s |%n",
        volume.name(),
        volume.lanes(),
        Math.round(hour.hourly(hour.invocations)),
        amount(hour.hourly(hour.busyMillis) / Totals.HOUR_MILLIS),
        hour.peakConcurrent,
        amount(hour.hourly(hour.putBackBytes) / 1e9),
        hour.rounds,
        Math.round(hour.hourly(hour.refused)),
        hour.latencies.quantile(0.5) / 1_000,
        hour.latencies.quantile(0.99) / 1_000,
        hour.latencies.max() / 1_000,
        dollars(month),
        raise.isEmpty() ? "" : String.join(", ", raise));
  }

  private static String dollars(Month month) {
    String least = String.format(Locale.ROOT, "%,.0f", month.dollars());
    boolean range = month.max() > month.dollars() * 1.001;
    return range ? least + String.format(Locale.ROOT, " to %,.0f", month.max()) : least;
  }

  private static String amount(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }

  static void printAssumptions(PrintStream out) {
    out.print(ASSUMPTIONS);
  }
}
