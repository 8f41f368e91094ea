package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.layer.OwnClasses;
import io.github.firehoselogs.tools.local.LocalArguments;
import io.github.firehoselogs.tools.local.LocalFirehose;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs log files through the function.
@Command(
    name = "local",
    header = {"Runs log files through the function, without AWS.", ""},
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Does with log files what CloudWatch Logs and Firehose would do, and writes to a folder what"
          + " S3 would hold or OpenSearch would be sent. Settings of the function are environment"
          + " variables.",
      ""
    },
    footer = {
      "",
      "Example: TRANSFORM=json firehose-logs local --out /tmp/delivery /var/log/syslog"
    })
public final class LocalCommand implements Callable<Integer> {
  @Mixin private final LocalArguments arguments;

  @Option(
      names = "--classes",
      paramLabel = "PATH",
      description = "Jar or folder with your own transform, which TRANSFORM names.")
  private List<Path> classes = new ArrayList<>();

  private final World world;
  private final PrintStream out;
  private final PrintStream err;

  public LocalCommand(Home home, World world, PrintStream out, PrintStream err) {
    this.arguments = new LocalArguments(home.sampleLogs());
    this.world = world;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    OwnClasses.use(classes);
    return LocalFirehose.run(arguments, world, out, err);
  }
}
