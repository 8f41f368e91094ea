package io.github.firehoselogs.settings;

import io.github.firehoselogs.transform.TransformSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Environment variables by name. Collects the problems, so that one failed start reports all of
/// them.
final class Variables {
  private final Map<String, String> values;
  private final Map<String, String> labels;
  private final Collection<String> problems;

  /// `labels` maps a variable to the name that messages use instead of its own, if they do.
  Variables(Map<String, String> values, Map<String, String> labels, Collection<String> problems) {
    this.values = values;
    this.labels = labels;
    this.problems = problems;
  }

  /// Returns the value of `name` without leading and trailing spaces, or `""` if it is not set.
  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  /// Returns the Region of the function, which Lambda sets.
  String region() {
    return values.getOrDefault("AWS_REGION", "us-east-1");
  }

  /// Returns the value of `name`, spaces included, or `defaultValue` if it is not set at all.
  String textOr(String name, String defaultValue) {
    return values.getOrDefault(name, defaultValue);
  }

  /// Returns the regular expression `name`, or `""` if it is not set. Leading and trailing spaces
  /// are part of it; the line breaks that YAML adds around a text are removed.
  String pattern(String name) {
    String text = values.getOrDefault(name, "");
    int from = 0;
    int to = text.length();
    while (from < to && isLineBreak(text.charAt(from))) {
      from++;
    }
    while (to > from && isLineBreak(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /// Returns the value of `setting`, or `""` if it is not set.
  String valueOf(TransformSetting setting) {
    return setting.keepsSpaces() ? pattern(setting.variable()) : text(setting.variable());
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /// Adds the message of `e`, which was thrown because the value of `name` is invalid.
  void problem(String name, IllegalArgumentException e) {
    problem(name, String.valueOf(e.getMessage()));
  }

  /// Adds `message` about the value of `name`, unless it was added before.
  void problem(String name, String message) {
    String problem = labels.getOrDefault(name, name) + ": " + message;
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// Returns the whole number `name`, from `min` to `max`.
  int number(String name, int defaultValue, int min, int max) {
    String text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Reported below, like a number out of range.
    }
    problem(name, "expected a whole number in " + min + ".." + max + ", found '" + text + "'");
    return defaultValue;
  }

  /// Returns the constant of `type` whose name in lower case is the value of `name`.
  <E extends Enum<E>> E choice(String name, Class<E> type, E defaultValue) {
    String text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    List<String> known = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (spelling(value).equals(text)) {
        return value;
      }
      known.add(spelling(value));
    }
    problem(name, "expected " + String.join(" or ", known) + ", found '" + text + "'");
    return defaultValue;
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Returns whether `name` is `true`.
  boolean flag(String name, boolean defaultValue) {
    String text = text(name);
    return switch (text) {
      case "" -> defaultValue;
      case "true" -> true;
      case "false" -> false;
      default -> {
        problem(name, "expected true or false, found '" + text + "'");
        yield defaultValue;
      }
    };
  }
}
