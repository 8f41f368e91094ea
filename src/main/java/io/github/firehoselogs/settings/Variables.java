package io.github.firehoselogs.settings;

import io.github.firehoselogs.transform.TransformSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Environment variables by name. Collects the problems, so that one failed start reports all of
/// them, and the values that are in effect.
final class Variables {
  private final Map<String, String> values;
  private final Map<String, String> labels;
  private final Collection<String> problems;
  private final Map<String, String> effective = new TreeMap<>();

  /// `labels` maps a variable to the name that messages use instead of its own, if they do.
  Variables(Map<String, String> values, Map<String, String> labels, Collection<String> problems) {
    this.values = values;
    this.labels = labels;
    this.problems = problems;
  }

  /// Returns the value of `name` without leading and trailing spaces, or `""` if it is not set.
  String text(String name) {
    return textOr(name, "").strip();
  }

  /// Returns the value of `name` without leading and trailing spaces, or `defaultValue` if it is not
  /// set or blank.
  String textUnlessBlank(String name, String defaultValue) {
    String text = text(name);
    String value = text.isEmpty() ? defaultValue : text;
    effective.put(name, value);
    return value;
  }

  /// Returns the Region of the function, which Lambda sets.
  String region() {
    return values.getOrDefault("AWS_REGION", "us-east-1");
  }

  /// Returns the value of `name`, spaces included, or `defaultValue` if it is not set at all.
  String textOr(String name, String defaultValue) {
    String value = values.getOrDefault(name, defaultValue);
    effective.put(name, value);
    return value;
  }

  /// Returns the regular expression `name`, or `""` if it is not set. Leading and trailing spaces
  /// are part of it; the line breaks that YAML adds around a text are removed.
  String pattern(String name) {
    String text = textOr(name, "");
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
    String text = textUnlessBlank(name, Integer.toString(defaultValue));
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
    String text = textUnlessBlank(name, spelling(defaultValue));
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

  /// Reports variables that nothing has asked for, but whose names resemble one of those.
  void reportMisspelt() {
    for (String name : values.keySet()) {
      Optional<String> meant = Misspelling.of(name, effective.keySet());
      if (meant.isPresent()) {
        problem(name, "unknown variable, expected " + meant.get());
      }
    }
  }

  /// Returns the values that are in effect, by name: those that are set, and the defaults.
  Map<String, String> effective() {
    return effective;
  }

  /// Returns whether `name` is `true`.
  boolean flag(String name, boolean defaultValue) {
    String text = textUnlessBlank(name, Boolean.toString(defaultValue));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        problem(name, "expected true or false, found '" + text + "'");
        yield defaultValue;
      }
    };
  }
}
