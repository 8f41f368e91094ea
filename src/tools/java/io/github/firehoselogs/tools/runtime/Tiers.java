package io.github.firehoselogs.tools.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints the processor time of the deployable for full events, including the time of the
/// compilers. It shows after how many events C2 has paid for itself, and how much it saves then.
public final class Tiers {
  private static final List<Integer> ROWS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 400);

  private Tiers() {}

  /// Prints the table for `deployable`, a zip.
  public static void measure(Path deployable) throws IOException {
    TaskRoot function = TaskRoot.ofDeployable(deployable, Files.createTempDirectory("tiers"));
    for (String tiers : List.of("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4")) {
      System.out.printf("%-26s %10s %10s%n", tiers, "sum, ms", "each, ms");
      try (RuntimeApi runtime = new RuntimeApi();
          ForkedFunction forked =
              new ForkedFunction(
                  runtime,
                  function,
                  List.of("taskset", "-c", "0"),
                  Map.of(),
                  "-Xmx870m",
                  tiers,
                  "--enable-native-access=ALL-UNNAMED")) {
        print(runtime, forked);
      }
    }
  }

  private static void print(RuntimeApi runtime, ForkedFunction function) {
    String event = LargeEvents.full();
    double before = 0;
    int events = 0;
    for (int row : ROWS) {
      int more = row - events;
      for (; events < row; events++) {
        if (!runtime.invoke(event).what().equals("response")) {
          throw new IllegalStateException(function.output());
        }
      }
      double sum = function.processorTime().toNanos() / 1e6;
      System.out.printf(
          Locale.ROOT, "%18d events  %10.0f %10.1f%n", row, sum, (sum - before) / more);
      before = sum;
    }
  }
}
