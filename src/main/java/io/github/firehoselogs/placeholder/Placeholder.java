package io.github.firehoselogs.placeholder;

import io.github.firehoselogs.envelope.LogEventView;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A placeholder in the braces of a template, which reads one value of a log event.
sealed interface Placeholder {
  String KNOWN =
      "expected owner, logGroup, logStream, subscriptionFilter, id, timestamp,"
          + " timestamp:PATTERN, extractedFields.NAME or field.NAME";

  /// Returns the value for `logEvent`, or empty if the event does not have it. `fields` looks up
  /// the fields of its message.
  Optional<String> valueOf(LogEventView logEvent, Fields fields);

  /// Returns whether the length of its value is unbounded.
  default boolean isUnbounded() {
    return true;
  }

  /// Returns whether it depends on the message or the extracted fields.
  default boolean readsEvents() {
    return false;
  }

  /// Returns whether all events of one envelope within one hour have the same value.
  default boolean sameWithinHour() {
    return !readsEvents();
  }

  /// Returns whether all events of one envelope have the same value.
  default boolean sameInEnvelope() {
    return false;
  }

  /// Returns the maximum size of its value in bytes, if its length is bounded.
  default int maxBytes() {
    return 0;
  }

  /// Stands for literal text, which needs no value.
  record Literal() implements Placeholder {
    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      return Optional.empty();
    }

    @Override
    public boolean isUnbounded() {
      return false;
    }

    @Override
    public boolean sameInEnvelope() {
      return true;
    }
  }

  /// A field of the envelope, by its JSON name.
  record EnvelopeField(String name) implements Placeholder {
    @Override
    public boolean sameInEnvelope() {
      return true;
    }

    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      return switch (name) {
        case "owner" -> Optional.of(logEvent.owner());
        case "logGroup" -> Optional.of(logEvent.logGroup());
        case "logStream" -> Optional.of(logEvent.logStream());
        default -> first(logEvent.subscriptionFilters());
      };
    }

    private static Optional<String> first(List<String> names) {
      return names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst());
    }
  }

  /// The id of the event.
  record EventId() implements Placeholder {
    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      return Optional.of(logEvent.id());
    }

    @Override
    public boolean sameWithinHour() {
      return false;
    }
  }

  /// The time of the event.
  record EventTime(TimeFormat format) implements Placeholder {
    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      OptionalLong millis = logEvent.timestamp();
      return millis.isPresent() ? Optional.of(format.format(millis.getAsLong())) : Optional.empty();
    }

    @Override
    public boolean isUnbounded() {
      return false;
    }

    @Override
    public boolean sameWithinHour() {
      return format.sameWithinHour();
    }

    @Override
    public int maxBytes() {
      return format.maxBytes();
    }
  }

  /// A field that CloudWatch Logs extracted.
  record ExtractedField(String name) implements Placeholder {
    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      return logEvent.extractedField(name);
    }

    @Override
    public boolean readsEvents() {
      return true;
    }
  }

  /// A field of the message.
  record MessageField(String name) implements Placeholder {
    @Override
    public Optional<String> valueOf(LogEventView logEvent, Fields fields) {
      return fields.field(name);
    }

    @Override
    public boolean readsEvents() {
      return true;
    }
  }

  /// Compiles the text between the braces, without the default.
  static Placeholder compile(String field, ZoneId zone) {
    return switch (field) {
      case "owner", "logGroup", "logStream", "subscriptionFilter" -> new EnvelopeField(field);
      case "id" -> new EventId();
      case "timestamp" -> new EventTime(TimeFormat.iso());
      default -> withArgument(field, zone);
    };
  }

  private static Placeholder withArgument(String field, ZoneId zone) {
    if (field.startsWith("timestamp:")) {
      return new EventTime(TimeFormat.compile(field.substring("timestamp:".length()), zone));
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
