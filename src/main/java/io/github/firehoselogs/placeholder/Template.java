package io.github.firehoselogs.placeholder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.envelope.LogEventView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The template of a value: literal text and placeholders in braces, each with an optional default
/// after a bar.
///
/// ```
/// {owner} {logGroup} {logStream} {subscriptionFilter} {id} {timestamp} {timestamp:yyyy-MM}
/// {extractedFields.NAME} {field.NAME} {logStream|default}
/// ```
///
/// If the value of a placeholder is missing or empty, its default is used, or [#UNKNOWN].
public final class Template {
  /// The default of a placeholder that names none.
  public static final String UNKNOWN = "unknown";

  /// A literal, or a placeholder with its default as the literal. `hasDefault` is false if the
  /// template names no default.
  private record Part(String literal, Placeholder placeholder, boolean hasDefault) {
    int boundedBytes() {
      int literalBytes = literal.getBytes(UTF_8).length;
      return placeholder.isUnbounded() ? 0 : Math.max(literalBytes, placeholder.maxBytes());
    }
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /// Compiles `text`. Times are in `zone`. Throws [IllegalArgumentException] with one line that
  /// states the problem.
  public static Template compile(String text, ZoneId zone) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      String literal = text.substring(at, open < 0 ? text.length() : open);
      if (literal.indexOf('}') >= 0) {
        throw new IllegalArgumentException("a '}' without its '{' in '" + text + "'");
      }
      if (!literal.isEmpty()) {
        parts.add(new Part(literal, new Placeholder.Literal(), true));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("a '{' without its '}' in '" + text + "'");
      }
      parts.add(placeholder(text.substring(open + 1, close), zone));
      at = close + 1;
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("the template is empty");
    }
    return new Template(List.copyOf(parts));
  }

  private static Part placeholder(String inside, ZoneId zone) {
    int bar = inside.lastIndexOf('|');
    String field = (bar < 0 ? inside : inside.substring(0, bar)).strip();
    String fallback = bar < 0 ? UNKNOWN : inside.substring(bar + 1);
    return new Part(fallback, Placeholder.compile(field, zone), bar >= 0);
  }

  /// Returns whether the length of the value is unbounded: true for names and fields, false for
  /// times and literals.
  public boolean isUnbounded() {
    for (Part part : parts) {
      if (part.placeholder.isUnbounded()) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether all events of one envelope within one hour have the same value.
  public boolean sameWithinHour() {
    for (Part part : parts) {
      if (!part.placeholder.sameWithinHour()) {
        return false;
      }
    }
    return true;
  }

  /// Returns whether all events of one envelope have the same value.
  public boolean sameInEnvelope() {
    for (Part part : parts) {
      if (!part.placeholder.sameInEnvelope()) {
        return false;
      }
    }
    return true;
  }

  /// Returns whether a value depends on the message or the extracted fields.
  public boolean readsEvents() {
    for (Part part : parts) {
      if (part.placeholder.readsEvents()) {
        return true;
      }
    }
    return false;
  }

  /// Returns the maximum size of the literals and times in bytes.
  public int boundedBytes() {
    int bytes = 0;
    for (Part part : parts) {
      bytes += part.boundedBytes();
    }
    return bytes;
  }

  /// Returns the value for `logEvent`; `fields` looks up the fields of its message.
  public String evaluate(LogEventView logEvent, Fields fields) {
    StringBuilder value = new StringBuilder();
    for (Part part : parts) {
      String text = part.placeholder.valueOf(logEvent, fields).orElse("");
      value.append(text.isEmpty() ? part.literal : text);
    }
    return value.toString();
  }

  /// Returns the value for `logEvent` like [#evaluate]. Empty if a placeholder without a default has
  /// no value.
  public Optional<String> evaluateIfComplete(LogEventView logEvent, Fields fields) {
    for (Part part : parts) {
      if (!part.hasDefault && part.placeholder.valueOf(logEvent, fields).orElse("").isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(evaluate(logEvent, fields));
  }
}
