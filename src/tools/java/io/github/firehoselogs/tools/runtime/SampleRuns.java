package io.github.firehoselogs.tools.runtime;

import io.github.firehoselogs.tools.events.ExpectedAnswer;
import io.github.firehoselogs.tools.events.SampleEvent;
import io.github.firehoselogs.tools.events.SampleEvents;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the events in `events/` under the runtime's own client, each in a new process with its
/// settings.
public final class SampleRuns {
  private SampleRuns() {}

  /// Writes the function's result for each event to `events/expected/` if the file is missing. A
  /// file that differs is named but not changed: review it, and delete it to accept the new result.
  public static void write() throws IOException {
    Path folder = Files.createTempDirectory("sample-runs");
    for (SampleEvent event : SampleEvents.all()) {
      String answer = answer(event, Files.createDirectory(folder.resolve(event.name())));
      Path file = event.expectedFile();
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file)) {
        Files.writeString(file, answer);
        System.out.println("written  " + file);
      } else {
        System.out.println(
            (Files.readString(file).equals(answer) ? "current  " : "DIFFERS  ") + file);
      }
    }
  }

  /// Returns the function's result for the file of `event`. Its output goes to `folder`.
  public static String answer(SampleEvent event, Path folder) throws IOException {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams()) {
      streams.refuseWith(event.refusal());
      Map<String, String> environment = new HashMap<>(streams.environment());
      environment.putAll(event.settings());
      try (ForkedFunction function = new ForkedFunction(runtime, folder, environment)) {
        Posted posted = runtime.invoke(Files.readString(event.file()));
        if (!posted.what().equals("response")) {
          throw new AssertionError(event.name() + ": " + posted);
        }
        List<ExpectedAnswer.Put> puts =
            streams.taken().stream()
                .map(put ->
                    new ExpectedAnswer.Put(put.stream(), put.kinesisPartitionKey(), put.data()))
                .toList();
        return ExpectedAnswer.of(posted.body(), function.output(), puts);
      }
    }
  }
}
