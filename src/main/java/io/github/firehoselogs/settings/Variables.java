package io.github.firehoselogs.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Variables by name, read one after another. What is wrong with them is collected, so that one
/// failed start tells all.
final class Variables {
  private final Map<String, String> values;
  private final Map<String, String> labels;
  private final Collection<String> problems;

  /// `labels` has how a problem names a variable, where that is not the variable's own name.
  Variables(Map<String, String> values, Map<String, String> labels, Collection<String> problems) {
    this.values = values;
    this.labels = labels;
    this.problems = problems;
  }

  /// Returns the value of `name` without blanks around it, `""` where it is not set.
  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  /// Returns the value of `name` as it is, or `otherwise` where it is not set at all.
  String textOr(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /// Returns the regular expression `name`, `""` if it is not set. Blanks around it belong to it;
  /// the line breaks that YAML puts around a text do not.
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

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /// Notes what was thrown because the value of `name` is wrong.
  void problem(String name, IllegalArgumentException what) {
    problem(name, String.valueOf(what.getMessage()));
  }

  /// Notes `what` is wrong with the value of `name`, once.
  void problem(String name, String what) {
    String problem = labels.getOrDefault(name, name) + ": " + what;
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  int number(String name, int otherwise, int least, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Answered below, like a number out of range.
    }
    problem(name, "expected a whole number in " + least + ".." + most + ", found '" + text + "'");
    return otherwise;
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    List<String> known = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (spelling(value).equals(text)) {
        return value;
      }
      known.add(spelling(value));
    }
    problem(name, "expected " + String.join(" or ", known) + ", found '" + text + "'");
    return otherwise;
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name);
    return switch (text) {
      case "" -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> {
        problem(name, "expected true or false, found '" + text + "'");
        yield otherwise;
      }
    };
  }
}
