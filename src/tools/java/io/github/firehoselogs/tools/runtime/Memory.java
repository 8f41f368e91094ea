package io.github.firehoselogs.tools.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Prints the peak resident memory of the deployable after many invocations with the same event, in
/// a process for each number. The heap has the sizes of a function: the initial 60 % from the
/// template, and the maximum of 85 % from the managed runtime.
public final class Memory {
  private final int invocations;

  /// Measures with this number of invocations in each process.
  public Memory(int invocations) {
    this.invocations = invocations;
  }

  /// Prints the table for `deployable`, a zip.
  public void measure(Path deployable) throws IOException {
    TaskRoot function = TaskRoot.ofDeployable(deployable, Files.createTempDirectory("memory"));
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

  private String peak(TaskRoot root, String event, String... options) {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(runtime, root, List.of(), streams.environment(), options)) {
      double[] millis = new double[invocations];
      for (int i = 0; i < invocations; i++) {
        long start = System.nanoTime();
        if (!runtime.invoke(event).what().equals("response")) {
          throw new IllegalStateException(function.output());
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
        streams.taken();
      }
      Arrays.sort(millis);
      return "%5d / %3.0f".formatted(function.peakResidentBytes() >> 20, millis[invocations / 2]);
    }
  }
}
