package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Measurement;
import io.github.firehoselogs.tools.simulation.scale.measure.Pipeline;
import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.io.PrintStream;
import java.util.List;

/// Measures each pipeline, and prints an hour of it with each volume of logs.
public final class Scale {
  /// GB of log text a day.
  private static final List<Double> VOLUMES = List.of(1.0, 10.0, 100.0, 1e3, 1e4, 1e5);

  private static final int SAMPLES = 10;
  private static final int WARM_UP = 200;
  private static final int RUNS = 60;

  private Scale() {}

  /// Prints the table of each pipeline. The sizes and the traffic depend on `seed` only, but the
  /// times are measured.
  public static void run(long seed, PrintStream out) {
    Measurement measurement = new Measurement(seed, SAMPLES, WARM_UP, RUNS);
    for (Pipeline pipeline : Pipeline.values()) {
      Workload workload = measurement.workload(pipeline);
      ScaleTable table = new ScaleTable(workload, out);
      table.printHead();
      for (double gb : VOLUMES) {
        Volume volume = Volume.of(gb, workload);
        table.print(volume, Hour.run(workload, volume, seed));
      }
    }
    ScaleTable.printAssumptions(out);
  }
}
