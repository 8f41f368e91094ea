package io.github.firehoselogs.partition;

import io.github.firehoselogs.cloudwatch.LogEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// What stands between the braces of a template: one value that a log event has, or has not.
@FunctionalInterface
interface Placeholder {
  String KNOWN =
      "known are owner, logGroup, logStream, subscriptionFilter, timestamp:PATTERN,"
          + " extractedFields.NAME and field.NAME";

  /// Literal text has no value of an event.
  Placeholder NONE = _ -> Optional.empty();

  Optional<String> of(LogEvent logEvent);

  /// Compiles the text between the braces, its default taken off.
  static Placeholder compile(String field, ZoneId zone) {
    return switch (field) {
      case "owner" -> event -> Optional.of(event.owner());
      case "logGroup" -> event -> Optional.of(event.logGroup());
      case "logStream" -> event -> Optional.of(event.logStream());
      case "subscriptionFilter" -> event -> event.subscriptionFilters().stream().findFirst();
      case "timestamp" ->
          throw new IllegalArgumentException("timestamp needs a pattern, as in {timestamp:yyyy}");
      default -> withArgument(field, zone);
    };
  }

  private static Placeholder withArgument(String field, ZoneId zone) {
    if (field.startsWith("timestamp:")) {
      return timestamp(field.substring("timestamp:".length()), zone);
    }
    if (field.startsWith("extractedFields.")) {
      String name = nameIn(field);
      return event -> event.extractedField(name);
    }
    if (field.startsWith("field.")) {
      String name = nameIn(field);
      return event -> event.messageField(name);
    }
    throw new IllegalArgumentException("unknown field '" + field + "', " + KNOWN);
  }

  private static String nameIn(String field) {
    String name = field.substring(field.indexOf('.') + 1);
    if (name.isBlank()) {
      throw new IllegalArgumentException("'" + field + "' names no field, " + KNOWN);
    }
    return name;
  }

  private static Placeholder timestamp(String pattern, ZoneId zone) {
    String letters = pattern.replaceAll("'[^']*'", "");
    if (letters.indexOf('Y') >= 0) {
      throw new IllegalArgumentException(
          "timestamp pattern '"
              + pattern
              + "': Y is the week-based year, wrong around New Year: use y");
    }
    if (letters.indexOf('p') >= 0) {
      throw new IllegalArgumentException(
          "timestamp pattern '"
              + pattern
              + "': p pads to a width that some values exceed: use HH for two digits");
    }
    DateTimeFormatter formatter;
    try {
      formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "timestamp pattern '" + pattern + "': " + e.getMessage(), e);
    }
    return event ->
        event.timestamp().isPresent()
            ? Optional.of(formatter.format(Instant.ofEpochMilli(event.timestamp().getAsLong())))
            : Optional.empty();
  }
}
