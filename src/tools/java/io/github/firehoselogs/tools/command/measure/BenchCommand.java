package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.bench.Benchmarks;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs JMH benchmarks.
@Command(
    name = "bench",
    header = {"Runs the JMH benchmarks.", ""},
    sortOptions = false,
    description = "",
    footer = {
      "",
      "Example: firehose-logs bench TransformBenchmark --tier 1 --jmh \"-f 1 -wi 3 -i 3\""
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int MAX_TIER = 4;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description =
          "Benchmarks to run, a regular expression (default: ${DEFAULT-VALUE}); . runs all.")
  private String name = "HandlerBenchmark";

  @Option(
      names = "--tier",
      paramLabel = "N",
      description = "Stop the JVM at one of its compilers, 1 to 4; 1 is C1 alone.")
  private @Nullable Integer tier;

  @Option(names = "--jmh", paramLabel = "OPTIONS", description = "More options, passed to JMH.")
  private String jmh = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (tier != null && (tier < 1 || tier > MAX_TIER)) {
      throw new BadInputException("--tier: found '" + tier + "', expected a number from 1 to 4");
    }
    return new Benchmarks(name, tier, jmh).run();
  }
}
