package io.github.firehoselogs.tools.bench;

import static java.util.Locale.ENGLISH;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The results of JMH as the tables of `docs/performance.md` have them: a row for each combination
/// of parameters, a column for each method.
///
/// ```
/// | transform         | json MB/s | transform MB/s |
/// | event    | transform | floor ms | function ms | ratio |
/// ```
///
/// An operation of a throughput benchmark is 1,000,000 bytes of log text, so operations per second
/// are MB/s.
final class SpeedTable {
  private static final String RATIO_OF = "function";
  private static final String RATIO_TO = "floor";
  private static final double MICROS_A_MILLI = 1000;

  private final JsonNode results;

  /// A table of `results`, the array in JMH's file.
  SpeedTable(JsonNode results) {
    this.results = results;
  }

  /// Returns the tables in Markdown, one for each class of benchmarks.
  String text() {
    Set<String> classes = new LinkedHashSet<>();
    results.forEach(each -> classes.add(className(each)));
    StringBuilder text = new StringBuilder();
    classes.forEach(each -> append(each, text));
    return text.toString();
  }

  private void append(String className, StringBuilder text) {
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    Set<String> columns = new LinkedHashSet<>();
    Set<String> parameters = new LinkedHashSet<>();
    for (JsonNode each : results) {
      if (className(each).equals(className)) {
        each.path("params").fieldNames().forEachRemaining(parameters::add);
        String column = method(each) + " " + unit(each);
        columns.add(column);
        rows.computeIfAbsent(row(each), _ -> new LinkedHashMap<>()).put(column, score(each));
      }
    }
    boolean hasRatio = columns.contains(RATIO_OF + " ms") && columns.contains(RATIO_TO + " ms");
    text.append("\n| ").append(String.join(" | ", parameters.isEmpty() ? Set.of("") : parameters));
    columns.forEach(each -> text.append(" | ").append(each));
    text.append(hasRatio ? " | ratio |\n|" : " |\n|");
    int width = Math.max(1, parameters.size()) + columns.size() + (hasRatio ? 1 : 0);
    text.append("---|".repeat(width)).append('\n');
    rows.forEach((row, scores) -> append(row, columns, scores, hasRatio, text));
  }

  private static void append(
      String row,
      Set<String> columns,
      Map<String, Double> scores,
      boolean hasRatio,
      StringBuilder text) {
    text.append("| ").append(row);
    for (String each : columns) {
      Double score = scores.get(each);
      text.append(" | ").append(score == null ? "–" : number(score));
    }
    Double function = scores.get(RATIO_OF + " ms");
    Double floor = scores.get(RATIO_TO + " ms");
    if (hasRatio && function != null && floor != null) {
      text.append(String.format(ENGLISH, " | %.2f", function / floor));
    }
    text.append(" |\n");
  }

  private static String row(JsonNode result) {
    StringBuilder row = new StringBuilder();
    for (JsonNode each : result.path("params")) {
      row.append(row.isEmpty() ? "" : " | ").append(each.asText());
    }
    return row.toString();
  }

  private static double score(JsonNode result) {
    double score = result.path("primaryMetric").path("score").asDouble();
    return unit(result).equals("ms") ? score / MICROS_A_MILLI : score;
  }

  private static String unit(JsonNode result) {
    return switch (result.path("primaryMetric").path("scoreUnit").asText()) {
      case "ops/s" -> "MB/s";
      case "us/op" -> "ms";
      case String other -> other;
    };
  }

  private static String number(double score) {
    return String.format(ENGLISH, score < 100 ? "%.3g" : "%,.0f", score);
  }

  private static String className(JsonNode result) {
    String name = result.path("benchmark").asText();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String method(JsonNode result) {
    String name = result.path("benchmark").asText();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
