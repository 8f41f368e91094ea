package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.command.PositiveNumber;
import io.github.firehoselogs.tools.runtime.Start;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures cold starts.
@Command(
    name = "start",
    header = {"Measures cold starts.", ""},
    description = {
      "Measures the time from a new process to its first answer: the deployable beside a function"
          + " that does nothing. Needs Linux (taskset, /proc).",
      ""
    },
    footer = {"", "Example: firehose-logs start --runs 30"})
public final class StartCommand implements Callable<Integer> {
  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Processes for each number of the table (default: ${DEFAULT-VALUE}).")
  private int runs = 15;

  @Override
  public Integer call() throws IOException {
    PositiveNumber.require("--runs", runs);
    new Start(runs).measure(Deployable.ZIP);
    return 0;
  }
}
