package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.command.PositiveNumber;
import io.github.firehoselogs.tools.runtime.Memory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures peak memory.
@Command(
    name = "memory",
    header = {"Measures peak memory.", ""},
    description = {
      "Measures the peak memory of the deployable on the largest events, for several sizes of the"
          + " function. Needs Linux (/proc).",
      ""
    },
    footer = {"", "Example: firehose-logs memory --invocations 20"})
public final class MemoryCommand implements Callable<Integer> {
  @Option(
      names = "--invocations",
      paramLabel = "N",
      description = "Events in each process (default: ${DEFAULT-VALUE}).")
  private int invocations = 100;

  @Override
  public Integer call() throws IOException {
    PositiveNumber.require("--invocations", invocations);
    new Memory(invocations).measure(Deployable.ZIP);
    return 0;
  }
}
