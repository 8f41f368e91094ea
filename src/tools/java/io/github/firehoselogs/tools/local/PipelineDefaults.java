package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.logs.LogEntries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a pipeline needs of the function's settings and of the agent. Only what the user did not
/// set is filled in, and is told.
///
/// `environment` is the user's and the rest; `filledIn` the rest alone; `entryStart` begins a log
/// event of several lines.
record PipelineDefaults(
    Map<String, String> environment, Map<String, String> filledIn, Optional<Pattern> entryStart) {

  /// Returns those of `destination` for a user with these environment variables.
  static PipelineDefaults of(Destination destination, Map<String, String> environment) {
    Map<String, String> filledIn = new LinkedHashMap<>();
    if (destination instanceof Destination.OpenSearch) {
      if (!environment.containsKey("ROUTES")) {
        filledIn.put("TRANSFORM", "mysql-general-log");
      }
      filledIn.put("EVENTS_PER_RECORD", "one");
      filledIn.put("PARTITION_KEYS", "");
      filledIn.keySet().removeAll(environment.keySet());
    }
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(filledIn);
    boolean generalLog = "mysql-general-log".equals(all.get("TRANSFORM"));
    return new PipelineDefaults(
        all, filledIn, generalLog ? Optional.of(LogEntries.MYSQL_GENERAL_LOG) : Optional.empty());
  }

  /// Returns a line that tells what was filled in, or nothing.
  String text() {
    if (filledIn.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("settings that you did not set:");
    filledIn.forEach((name, value) ->
        text.append(' ').append(name).append('=').append(value.isEmpty() ? "(empty)" : value));
    return text.append(System.lineSeparator()).toString();
  }
}
