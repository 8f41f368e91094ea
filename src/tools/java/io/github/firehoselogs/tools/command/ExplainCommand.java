package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.explain.Explain;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Explains a record, an event, an answer or a failure object.
@Command(
    name = "explain",
    header = {"Explains a record, an event, an answer or a failure object.", ""},
    description = {
      "Shows what is inside, step by step: base64 and gzip are undone. Also shows what the function"
          + " answers, with the settings in the environment variables. Nothing is sent.",
      ""
    },
    footer = {"", "Example: firehose-logs explain events/direct-put.json"})
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file, or - for standard input.")
  private String file = "";

  private final World world;
  private final PrintStream out;

  public ExplainCommand(World world, PrintStream out) {
    this.world = world;
    this.out = out;
  }

  @Override
  public Integer call() {
    Explain.run(file, world.standardInput(), world.environment(), out);
    return 0;
  }
}
