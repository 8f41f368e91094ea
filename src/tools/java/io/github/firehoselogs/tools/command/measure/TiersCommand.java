package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.runtime.Tiers;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Measures what the tiers of the compiler cost and save.
@Command(
    name = "tiers",
    header = {"Compares the compiler tiers of the JVM.", ""},
    description = {
      "Prints the processor time of the deployable for 1 to 400 full events, with C1 alone and with"
          + " all tiers. Needs Linux (taskset, /proc).",
      ""
    },
    footer = {"", "Example: firehose-logs tiers"})
public final class TiersCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    Tiers.measure(Deployable.ZIP);
    return 0;
  }
}
