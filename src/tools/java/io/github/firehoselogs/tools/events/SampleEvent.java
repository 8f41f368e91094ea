package io.github.firehoselogs.tools.events;

import java.nio.file.Path;
import java.util.Map;

/// A whole Firehose event, the settings of the function for it, and the error code with which the
/// stream refuses records that are put back; empty if it accepts them.
public record SampleEvent(String name, Map<String, String> settings, String refusal, byte[] json) {
  static final Path FOLDER = Path.of("events");

  /// Returns the file of the event itself.
  public Path file() {
    return FOLDER.resolve(name + ".json");
  }

  /// Returns the file of its settings, in the format of `sam local invoke --env-vars`. An event
  /// with the default settings has none.
  Path settingsFile() {
    return FOLDER.resolve("env").resolve(name + ".json");
  }

  /// Returns the file of the expected result.
  public Path expectedFile() {
    return FOLDER.resolve("expected").resolve(name + ".json");
  }
}
