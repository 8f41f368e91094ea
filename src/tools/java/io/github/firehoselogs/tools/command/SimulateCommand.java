package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.simulation.Simulate;
import io.github.firehoselogs.tools.simulation.scale.Scale;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the whole stream with faults, on a virtual clock.
@Command(
    name = "simulate",
    header = {"Runs the function in a stream with faults, on a virtual clock.", ""},
    sortOptions = false,
    description = {
      "Runs the function in a model of Firehose and Kinesis with faults, once for each seed, and"
          + " counts what was lost or delivered twice. A seed always gives the same run. The exit"
          + " status is 1 if the function broke a promise.",
      ""
    },
    footer = {"", "Example: firehose-logs simulate --seeds 20 --events 5000"})
public final class SimulateCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many simulations to run (default: ${DEFAULT-VALUE}).")
  private int seeds = 1_000;

  @Option(
      names = "--from",
      paramLabel = "SEED",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private int from = 1;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Log events in each simulation (default: ${DEFAULT-VALUE}).")
  private int events = 10_000;

  @Option(
      names = "--scale",
      description =
          "Print an hour of each pipeline with 1 GB to 100 TB of logs a day instead: invocations,"
              + " put back, latency, cost (about 2 minutes).")
  private boolean scale;

  public SimulateCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    PositiveNumber.require("--seeds", seeds);
    PositiveNumber.require("--events", events);
    if (scale) {
      Scale.run(from, out);
      return 0;
    }
    return Simulate.run(new Simulate.Runs(seeds, from, events), out) ? 0 : OneLineErrors.FAILED;
  }
}
