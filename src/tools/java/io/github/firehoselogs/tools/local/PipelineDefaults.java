package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.logs.LogEntries;
import java.net.URI;
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
  /// The setting that makes the function index documents itself.
  static final String ENDPOINT = "OPENSEARCH_ENDPOINT";

  /// Returns the defaults of `destination` for these environment variables.
  static PipelineDefaults of(Destination destination, Map<String, String> environment) {
    Map<String, String> filledIn = new LinkedHashMap<>();
    if (!(destination instanceof Destination.S3)) {
      if (!environment.containsKey("ROUTES")) {
        filledIn.put("TRANSFORM", "mysql-general-log");
      }
      if (destination instanceof Destination.OpenSearchDirect direct) {
        filledIn.put(ENDPOINT, endpoint(direct, environment));
        filledIn.put("OPENSEARCH_INDEX", "mysql-general-{timestamp:yyyy-MM-dd}");
      } else {
        filledIn.put("EVENTS_PER_RECORD", "one");
      }
      filledIn.put("PARTITION_KEYS", "");
      filledIn.keySet().removeAll(environment.keySet());
    }
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(filledIn);
    boolean generalLog = "mysql-general-log".equals(all.get("TRANSFORM"));
    return new PipelineDefaults(
        all, filledIn, generalLog ? Optional.of(LogEntries.MYSQL_GENERAL_LOG) : Optional.empty());
  }

  /// Returns the endpoint of the arguments or of the settings, of which exactly one must be given.
  private static String endpoint(
      Destination.OpenSearchDirect direct, Map<String, String> environment) {
    String inSettings = environment.getOrDefault(ENDPOINT, "");
    if (direct.node().isPresent() && !inSettings.isEmpty()) {
      throw new BadInputException(
          "--node: found '" + direct.node().get() + "', but " + ENDPOINT + " is set, too");
    }
    if (direct.node().isEmpty() && inSettings.isEmpty()) {
      throw new BadInputException(
          "--node: missing, expected the address of an OpenSearch node, such as"
              + " http://localhost:9200");
    }
    return direct.node().map(URI::toString).orElse(inSettings);
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
