package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Measures the time from a new process to its first answer, on one processor: for the deployable
/// and for a function that does nothing. The two alternate.
///
/// Processor time is affected least by other processes; on an idle machine both times are the same.
public final class Start {
  private final int runs;

  private record Times(double wall, double processor) {}

  /// Measures with this number of processes for each number of the table.
  public Start(int runs) {
    this.runs = runs;
  }

  /// Prints the table for `deployable`, a zip.
  public void measure(Path deployable) throws IOException {
    Path folder = Files.createTempDirectory("start");
    TaskRoot nothing = TaskRoot.ofOneClass(NothingHandler.class, folder.resolve("nothing"));
    TaskRoot function = TaskRoot.ofDeployable(deployable, folder.resolve("function"));
    String event = Files.readString(Path.of("events/direct-put.json"), UTF_8);
    System.out.printf(
        "%-48s %9s %9s %6s%n", "milliseconds, median", "nothing", "function", "ratio");
    rows("C1 only, the default", nothing, function, event, "-XX:TieredStopAtLevel=1");
    rows("all tiers", nothing, function, event, "-XX:TieredStopAtLevel=4");
  }

  private void rows(
      String name, TaskRoot nothing, TaskRoot function, String event, String... options) {
    List<Times> nothings = new ArrayList<>();
    List<Times> functions = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      nothings.add(times(nothing, event, options));
      functions.add(times(function, event, options));
    }
    row(name + ", processor", nothings, functions, Times::processor);
    row(name + ", wall", nothings, functions, Times::wall);
  }

  private static void row(
      String name, List<Times> nothings, List<Times> functions, ToDoubleFunction<Times> which) {
    double nothing = median(nothings, which);
    double function = median(functions, which);
    System.out.printf(
        Locale.ROOT, "%-48s %9.0f %9.0f %6.2f%n", name, nothing, function, function / nothing);
  }

  private static Times times(TaskRoot root, String event, String... options) {
    try (RuntimeApi runtime = new RuntimeApi()) {
      long start = System.nanoTime();
      try (ForkedFunction forked =
          new ForkedFunction(runtime, root, List.of("taskset", "-c", "1"), Map.of(), options)) {
        Posted posted = runtime.invoke(event);
        double wall = (System.nanoTime() - start) / 1e6;
        if (!posted.what().equals("response")) {
          throw new IllegalStateException(posted + forked.output());
        }
        return new Times(wall, forked.processorTime().toNanos() / 1e6);
      }
    }
  }

  private static double median(List<Times> all, ToDoubleFunction<Times> which) {
    return all.stream().mapToDouble(which).sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
