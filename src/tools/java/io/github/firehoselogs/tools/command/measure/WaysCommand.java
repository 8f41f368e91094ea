package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.tools.command.PositiveNumber;
import io.github.firehoselogs.tools.cost.Ways;
import io.github.firehoselogs.tools.local.NodeAddress;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Compares both ways to OpenSearch.
@Command(
    name = "ways",
    header = {"Compares both ways to OpenSearch.", ""},
    sortOptions = false,
    description = {
      "Indexes a MySQL general log in an OpenSearch node both ways: one document in each record,"
          + " which takes two passes, and one-pass indexing. Prints speed, invocations, bytes that"
          + " are put back, and dollars for a terabyte.",
      ""
    },
    footer = {"", "Example: firehose-logs ways --node http://localhost:9200"})
public final class WaysCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "The node. Without it, one is started (mvn verify downloads it).")
  private String node = "";

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Log events each way (default: ${DEFAULT-VALUE}).")
  private int events = 200_000;

  public WaysCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    PositiveNumber.require("--events", events);
    if (node.isEmpty()) {
      Path folder = Files.createTempDirectory("search-node");
      try (ForkedSearchNode started = new ForkedSearchNode(folder)) {
        Ways.measure(started.uri(), events, out);
      }
    } else {
      Ways.measure(NodeAddress.of(node), events, out);
    }
    return 0;
  }
}
