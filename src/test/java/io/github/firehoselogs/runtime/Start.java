package io.github.firehoselogs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.runtime.RuntimeApi.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures how long a new process takes to its first answer, on one processor: the deployable, and
/// beside it a function that does nothing but answer. The two take turns.
final class Start {
  private static final int RUNS = Integer.getInteger("runs", 15);

  private Start() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("start");
    TaskRoot nothing = TaskRoot.ofOneClass(NothingHandler.class, folder.resolve("nothing"));
    TaskRoot function = TaskRoot.ofDeployable(Path.of(args[0]), folder.resolve("function"));
    String event = Files.readString(Path.of("events/direct-put.json"), UTF_8);
    System.out.printf(
        "%-46s %9s %9s %6s%n", "milliseconds, median", "nothing", "function", "ratio");
    row("C1 only, the runtime's default", nothing, function, event, "-XX:TieredStopAtLevel=1");
    row("all tiers", nothing, function, event, "-XX:TieredStopAtLevel=4");
  }

  private static void row(
      String name, TaskRoot nothing, TaskRoot function, String event, String... options) {
    double[] nothings = new double[RUNS];
    double[] functions = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      nothings[run] = millis(nothing, event, options);
      functions[run] = millis(function, event, options);
    }
    System.out.printf(
        Locale.ROOT,
        "%-46s %9.0f %9.0f %6.2f%n",
        name,
        median(nothings),
        median(functions),
        median(functions) / median(nothings));
  }

  private static double millis(TaskRoot root, String event, String... options) {
    try (RuntimeApi runtime = new RuntimeApi()) {
      long start = System.nanoTime();
      try (ForkedFunction forked =
          new ForkedFunction(runtime, root, List.of("taskset", "-c", "1"), Map.of(), options)) {
        Posted posted = runtime.invoke(event);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!posted.what().equals("response")) {
          throw new IllegalStateException(posted + forked.output());
        }
        return millis;
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
