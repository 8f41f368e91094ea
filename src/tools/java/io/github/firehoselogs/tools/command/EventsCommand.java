package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.events.Events;
import io.github.firehoselogs.tools.runtime.SampleRuns;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes the sample events of the project.
@Command(
    name = "events",
    header = {"Writes the sample events of the project.", ""},
    description = {
      "Writes the files of events/ and events/env/ that differ from the code that describes them.",
      ""
    },
    footer = {"", "Example: firehose-logs events --expected"})
public final class EventsCommand implements Callable<Integer> {
  @Option(
      names = "--expected",
      description =
          "Run the events through the function instead: write the files of events/expected/ that"
              + " are missing, and name those that differ.")
  private boolean expected;

  @Override
  public Integer call() throws IOException {
    if (expected) {
      SampleRuns.write();
    } else {
      Events.write();
    }
    return 0;
  }
}
