package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.cost.Costs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prints what AWS would bill.
@Command(
    name = "costs",
    header = {"Prints the quantities that AWS bills for a terabyte of logs.", ""},
    description = {
      "Prints what a terabyte of log text amounts to in both pipelines: invocations, GB, PUT"
          + " units.",
      ""
    },
    footer = {"", "Example: firehose-logs costs"})
public final class CostsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Costs.print();
    return 0;
  }
}
