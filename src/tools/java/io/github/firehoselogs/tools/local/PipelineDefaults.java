package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.logs.LogEntries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The settings of the function and of the agent that a pipeline needs. Only settings that the user
/// did not set are filled in, and the run prints them.
///
/// `environment` has all settings, `filledIn` only the added ones; `entryStart` matches the first
/// line of a log event.
record PipelineDefaults(
    Map<String, String> environment, Map<String, String> filledIn, Optional<Pattern> entryStart) {

  /// Returns the defaults of `destination` for these environment variables.
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

  /// Returns a line with the settings that were filled in, or an empty text.
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
