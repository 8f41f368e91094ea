package io.github.firehoselogs.tools.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Prints the peak resident memory of the deployable, a process for each row, after the same event a
/// number of times. The heap begins and ends as in a function of that size: at the 60 % of the
/// template, and at the 85 % that the managed runtime gives it.
final class Memory {
  private static final int INVOCATIONS = Integer.getInteger("invocations", 100);

  private Memory() {}

  public static void main(String[] args) throws IOException {
    TaskRoot function =
        TaskRoot.ofDeployable(Path.of(args[0]), Files.createTempDirectory("memory"));
    String full = LargeEvents.full();
    String expanding = LargeEvents.expanding();
    System.out.printf(
        "%-40s %10s %10s %12s%n", "peak resident MiB / median ms", "full", "expanding", "function");
    for (int mib : List.of(256, 512, 1024)) {
      for (int level : List.of(1, 4)) {
        List<String> all = new ArrayList<>(TemplateOptions.of(mib));
        all.add("-XX:TieredStopAtLevel=" + level);
        String[] options = all.toArray(new String[0]);
        System.out.printf(
            Locale.ROOT,
            "%-40s %s %s %8d MiB%n",
            all.getFirst() + " " + all.getLast(),
            peak(function, full, options),
            peak(function, expanding, options),
            mib);
      }
    }
  }

  private static String peak(TaskRoot root, String event, String... options) {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(runtime, root, List.of(), streams.environment(), options)) {
      double[] millis = new double[INVOCATIONS];
      for (int i = 0; i < INVOCATIONS; i++) {
        long start = System.nanoTime();
        if (!runtime.invoke(event).what().equals("response")) {
          throw new IllegalStateException(function.output());
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
        streams.taken();
      }
      Arrays.sort(millis);
      return "%5d / %3.0f".formatted(function.peakResidentBytes() >> 20, millis[INVOCATIONS / 2]);
    }
  }
}
