package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import io.github.firehoselogs.tools.redrive.Redrive;
import io.github.firehoselogs.tools.redrive.RedriveArguments;
import io.github.firehoselogs.tools.terminal.StopSignal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Puts failed records back into their stream.
@Command(
    name = "redrive",
    header = {"Puts failed records back into their stream.", ""},
    sortOptions = false,
    description = {
      "Reads the objects that Firehose wrote under an error prefix, and puts their original records"
          + " back, each once: a journal remembers what the stream has taken. Records that the"
          + " function would fail again are left and listed. Give the settings of the function as"
          + " environment variables. The exit status is 0 if nothing is left to do.",
      ""
    },
    footer = {
      "",
      "Example: firehose-logs redrive s3://my-logs/errors/ --dry-run --stream \\",
      "  arn:aws:firehose:eu-central-1:123456789012:deliverystream/logs"
    })
public final class RedriveCommand implements Callable<Integer> {
  @Mixin private final RedriveArguments arguments = new RedriveArguments();
  private final World world;
  private final PrintStream out;

  public RedriveCommand(World world, PrintStream out) {
    this.world = world;
    this.out = out;
  }

  @Override
  public Integer call() {
    try (StopSignal stop = StopSignal.ofProcess()) {
      return Redrive.run(
          arguments,
          new Redrive.World(
              world.environment(), new StreamTargets(), world.clock(), world.random(), stop),
          out);
    }
  }
}
