package io.github.firehoselogs.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Variables by name, read one after another. What is wrong with them is collected, so that one
/// failed start tells all.
final class Variables {
  private final Map<String, String> values;
  private final Function<String, String> label;
  private final Collection<String> problems;

  /// `label` returns how a problem names a variable.
  Variables(
      Map<String, String> values, Function<String, String> label, Collection<String> problems) {
    this.values = values;
    this.label = label;
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

  /// Returns what `parser` makes of the value of `name`, or of `otherwise` where that is blank;
  /// `onError` where the parser throws [IllegalArgumentException].
  <T> T parsed(String name, String otherwise, Function<String, T> parser, T onError) {
    String text = text(name);
    return parse(name, text.isEmpty() ? otherwise : text, parser, onError);
  }

  /// Returns what `parser` makes of `text`, which is the value of `name`.
  <T> T parse(String name, String text, Function<String, T> parser, T onError) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      problem(name, String.valueOf(e.getMessage()));
      return onError;
    }
  }

  void problem(String name, String what) {
    String problem = label.apply(name) + ": " + what;
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  int number(String name, int otherwise, int least, int most) {
    return parsed(
        name,
        Integer.toString(otherwise),
        text -> {
          try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
              return value;
            }
          } catch (NumberFormatException _) {
            // Answered below, like a number out of range.
          }
          throw new IllegalArgumentException(
              "expected a whole number in " + least + ".." + most + ", found '" + text + "'");
        },
        otherwise);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return parsed(
        name,
        spelling(otherwise),
        text -> {
          List<String> known = new ArrayList<>();
          for (E value : type.getEnumConstants()) {
            if (spelling(value).equals(text)) {
              return value;
            }
            known.add(spelling(value));
          }
          throw new IllegalArgumentException(
              "expected " + String.join(" or ", known) + ", found '" + text + "'");
        },
        otherwise);
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  boolean flag(String name, boolean otherwise) {
    return parsed(
        name,
        Boolean.toString(otherwise),
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw new IllegalArgumentException(
                      "expected true or false, found '" + text + "'");
            },
        otherwise);
  }
}
