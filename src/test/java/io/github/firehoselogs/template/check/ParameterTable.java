package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Constraints;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The table `parameters.txt`: names, defaults and constraints of the parameters.
public final class ParameterTable {
  private final List<List<String>> rows = Table.rows("parameters.txt");

  /// Returns how `template` differs from the table.
  public List<String> problems(Template template) {
    List<String> problems = new ArrayList<>();
    Map<String, Value> left = new TreeMap<>(template.section("Parameters"));
    for (List<String> row : rows) {
      String name = row.getFirst();
      Value parameter = left.getOrDefault(name, Value.nothing());
      left.remove(name);
      String expected = row.get(1).replace("''", "");
      if (!parameter.at("Default").exists() || !parameter.at("Default").text().equals(expected)) {
        problems.add(
            name + ": expected default '" + expected + "', found " + parameter.at("Default"));
      }
      problems.addAll(constraint(name, parameter, row.get(2)));
      problems.addAll(values(name, parameter, row.get(3), row.get(4)));
      String number = (expected + " " + row.get(2)).matches("[0-9. ]+") ? "Number" : "String";
      problems.addAll(same(name, number, parameter.at("Type").text()));
      problems.addAll(texts(name, parameter));
    }
    left.keySet().forEach(name -> problems.add(name + ": not in the table"));
    return problems;
  }

  private static List<String> constraint(String name, Value parameter, String constraint) {
    return switch (constraint.split(" ", -1)[0]) {
      case "text" -> same(name, constraint, has(parameter, "AllowedPattern") ? constraint : "none");
      case "ascii" -> ascii(name, parameter, Integer.parseInt(constraint.substring(6)));
      case "longest" -> same(name, constraint, "longest " + parameter.at("MaxLength").text());
      default ->
          constraint.contains("..")
              ? same(name, constraint, range(parameter))
              : same(name, constraint.replace("''", ""), choices(parameter));
    };
  }

  private static boolean has(Value parameter, String field) {
    return parameter.at(field).exists() && parameter.at("Type").text().equals("String");
  }

  private static String range(Value parameter) {
    return parameter.at("Type").text().equals("Number")
        ? parameter.at("MinValue").text() + ".." + parameter.at("MaxValue").text()
        : "no number";
  }

  private static String choices(Value parameter) {
    return String.join(
        " ", parameter.at("AllowedValues").items().stream().map(Value::text).toList());
  }

  /// Requires ASCII only, so that each character is one byte of the environment.
  private static List<String> ascii(String name, Value parameter, int longest) {
    List<String> problems = new ArrayList<>();
    problems.addAll(expect(name, parameter, " ~".repeat(longest / 2), true));
    problems.addAll(expect(name, parameter, "x".repeat(longest + 1), false));
    problems.addAll(expect(name, parameter, "ä", false));
    problems.addAll(expect(name, parameter, "a\nb", false));
    problems.addAll(expect(name, parameter, "\u007f", false));
    return problems;
  }

  private static List<String> values(String name, Value parameter, String taken, String refused) {
    List<String> problems = new ArrayList<>();
    for (String value : list(taken)) {
      problems.addAll(expect(name, parameter, value, true));
    }
    for (String value : list(refused)) {
      problems.addAll(expect(name, parameter, value, false));
    }
    return problems;
  }

  private static List<String> list(String cell) {
    return cell.equals("-")
        ? List.of()
        : Arrays.stream(cell.split(" ", -1)).map(value -> value.equals("''") ? "" : value).toList();
  }

  private static List<String> expect(String name, Value parameter, String value, boolean taken) {
    boolean accepts = Constraints.accepts(parameter, value);
    return accepts == taken
        ? List.of()
        : List.of(name + (accepts ? ": takes '" : ": refuses '") + value + "'");
  }

  private static List<String> texts(String name, Value parameter) {
    List<String> problems = new ArrayList<>();
    String description = parameter.at("Description").text();
    if (description.length() < 15 || description.length() > 300 || !description.endsWith(".")) {
      problems.add(name + ": expected a description of one or two sentences, found " + description);
    }
    if (parameter.at("AllowedPattern").exists()
        == parameter.at("ConstraintDescription").text().isEmpty()) {
      problems.add(name + ": a pattern needs a ConstraintDescription, and nothing else does");
    }
    return problems;
  }

  private static List<String> same(String name, String expected, String actual) {
    return actual.equals(expected)
        ? List.of()
        : List.of(name + ": expected " + expected + ", found " + actual);
  }
}
