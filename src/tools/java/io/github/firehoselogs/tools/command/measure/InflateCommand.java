package io.github.firehoselogs.tools.command.measure;

import io.github.firehoselogs.gzip.InflateSpeed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Compares the inflaters.
@Command(
    name = "inflate",
    header = {"Compares the inflaters on this machine.", ""},
    description = {
      "Inflates 100 envelopes with java.util.zip and with libdeflate, and prints the milliseconds.",
      ""
    },
    footer = {"", "Example: firehose-logs inflate"})
public final class InflateCommand implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    InflateSpeed.print();
    return 0;
  }
}
