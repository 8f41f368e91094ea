package io.github.firehoselogs.tools.logs;

/// The log group and the log stream that log events come from.
public record LogOrigin(String logGroup, String logStream) {
  /// The log group if none is named.
  public static final String DEFAULT_LOG_GROUP = "/local/logs";
}
