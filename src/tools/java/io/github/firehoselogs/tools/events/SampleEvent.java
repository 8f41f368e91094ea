package io.github.firehoselogs.tools.events;

import java.nio.file.Path;
import java.util.Map;

/// A whole Firehose event, the function's settings that it needs, and what the stream answers when
/// something is put back: an error code, or nothing if it takes everything.
public record SampleEvent(String name, Map<String, String> settings, String refusal, byte[] json) {
  static final Path FOLDER = Path.of("events");

  /// Returns the file of the event itself.
  public Path file() {
    return FOLDER.resolve(name + ".json");
  }

  /// Returns the file of its settings, as `sam local invoke --env-vars` takes them. An event with
  /// the default settings has none.
  Path settingsFile() {
    return FOLDER.resolve("env").resolve(name + ".json");
  }

  /// Returns the file of what the function makes of it.
  public Path expectedFile() {
    return FOLDER.resolve("expected").resolve(name + ".json");
  }
}
