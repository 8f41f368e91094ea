package io.github.firehoselogs.partition;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.partition.PartitionKeys.Fields;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What stands between the braces of a template: one value that a log event has, or has not.
sealed interface Placeholder {
  String KNOWN =
      "known are owner, logGroup, logStream, subscriptionFilter, timestamp:PATTERN,"
          + " extractedFields.NAME and field.NAME";

  /// Literal text has no value of an event.
  record None() implements Placeholder {}

  /// What the envelope says of its events.
  record OfEnvelope(Function<LogEvent, Optional<String>> value) implements Placeholder {}

  /// The time of the event.
  record OfTime(TimeFormat format) implements Placeholder {}

  /// A field that CloudWatch Logs extracted.
  record ExtractedField(String name) implements Placeholder {}

  /// A field of the message.
  record MessageField(String name) implements Placeholder {}

  /// Returns the value that `logEvent` has; `fields` are those of its message.
  default Optional<String> of(LogEvent logEvent, Fields fields) {
    return switch (this) {
      case None _ -> Optional.empty();
      case OfEnvelope of -> of.value.apply(logEvent);
      case OfTime time -> {
        OptionalLong millis = logEvent.timestamp();
        yield millis.isPresent()
            ? Optional.of(time.format.of(millis.getAsLong()))
            : Optional.empty();
      }
      case ExtractedField field -> logEvent.extractedField(field.name);
      case MessageField field -> fields.field(field.name);
    };
  }

  /// Returns whether its text can be of any length.
  default boolean isOpen() {
    return switch (this) {
      case None _, OfTime _ -> false;
      case OfEnvelope _, ExtractedField _, MessageField _ -> true;
    };
  }

  /// Returns whether it depends on the message or the extracted fields.
  default boolean readsEvents() {
    return switch (this) {
      case None _, OfEnvelope _, OfTime _ -> false;
      case ExtractedField _, MessageField _ -> true;
    };
  }

  /// Returns whether all events of an envelope and of one hour have the same value.
  default boolean sameWithinHour() {
    return this instanceof OfTime time ? time.format.sameWithinHour() : !readsEvents();
  }

  /// Returns the most bytes that its text takes where it is not open.
  default int maxBytes() {
    return this instanceof OfTime time ? time.format.maxBytes() : 0;
  }

  /// Compiles the text between the braces, its default taken off.
  static Placeholder compile(String field, ZoneId zone) {
    return switch (field) {
      case "owner" -> new OfEnvelope(event -> Optional.of(event.owner()));
      case "logGroup" -> new OfEnvelope(event -> Optional.of(event.logGroup()));
      case "logStream" -> new OfEnvelope(event -> Optional.of(event.logStream()));
      case "subscriptionFilter" ->
          new OfEnvelope(event -> event.subscriptionFilters().stream().findFirst());
      case "timestamp" ->
          throw new IllegalArgumentException("timestamp needs a pattern, as in {timestamp:yyyy}");
      default -> withArgument(field, zone);
    };
  }

  private static Placeholder withArgument(String field, ZoneId zone) {
    if (field.startsWith("timestamp:")) {
      return new OfTime(TimeFormat.compile(field.substring("timestamp:".length()), zone));
    }
    if (field.startsWith("extractedFields.")) {
      return new ExtractedField(nameIn(field));
    }
    if (field.startsWith("field.")) {
      return new MessageField(nameIn(field));
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
}
