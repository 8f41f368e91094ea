package io.github.firehoselogs.template.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table `dashboard.txt`: the questions that the dashboard answers, and the metrics for each.
public final class DashboardTable {
  private static final int COLUMNS = 24;
  private static final Set<String> STATISTICS = Set.of("Sum", "Maximum", "Minimum", "Average");
  private static final Set<String> OPTIONS =
      Set.of("stat", "yAxis", "id", "visible", "label", "expression");

  private final List<List<String>> rows = Table.rows("dashboard.txt");
  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// Returns how the dashboard of `deployment` differs from the table.
  public List<String> problems(Deployment deployment) {
    Combination combination = deployment.combination();
    Value dashboard = deployment.properties("Dashboard");
    if (combination.is("none")) {
      return dashboard.exists() ? List.of("a dashboard of no stream") : List.of();
    }
    List<String> problems = new ArrayList<>();
    if (!dashboard.at("DashboardName").text().equals("my-stack-eu-central-1")) {
      problems.add("dashboard name: " + dashboard.at("DashboardName").text());
    }
    try {
      JsonNode widgets = json.readTree(dashboard.at("DashboardBody").text()).path("widgets");
      ResourceTable.compare("widget", expected(combination), actual(widgets), problems);
      problems.addAll(overlaps(widgets));
    } catch (JsonProcessingException e) {
      problems.add("dashboard: no JSON: " + e.getMessage());
    }
    return problems;
  }

  private Map<String, String> expected(Combination combination) {
    Places places = new Places(combination);
    Map<String, String> expected = new LinkedHashMap<>();
    for (List<String> row : rows) {
      if (combination.is(row.get(2))) {
        expected.put(row.get(0), places.fill(row.get(1)));
      }
    }
    return expected;
  }

  private static Map<String, String> actual(JsonNode widgets) {
    Map<String, String> actual = new LinkedHashMap<>();
    for (JsonNode widget : widgets) {
      JsonNode properties = widget.path("properties");
      List<String> parts = new ArrayList<>();
      properties.path("metrics").forEach(metric -> parts.add(metric(metric)));
      properties
          .path("annotations")
          .path("horizontal")
          .forEach(line ->
              parts.add(line.path("label").asText() + " at " + line.path("value").asText()));
      if (widget.path("type").asText().equals("log")) {
        parts.add(properties.path("query").asText().replace(" | ", " / "));
      }
      if (!properties.path("region").asText().equals("eu-central-1")) {
        parts.add("another region");
      }
      widget.findValues("stat").stream()
          .map(JsonNode::asText)
          .forEach(stat -> {
            if (!STATISTICS.contains(stat)) {
              parts.add("statistic " + stat);
            }
          });
      String view = properties.path("view").asText();
      if (!view.equals(widget.path("type").asText().equals("log") ? "table" : "timeSeries")) {
        parts.add("view " + view);
      }
      actual.put(properties.path("title").asText(), String.join("; ", parts));
    }
    return actual;
  }

  /// Returns the name of a metric, `[namespace, name, dimension, value, options]`, or the text of
  /// an expression, `[{"expression": …}]`.
  private static String metric(JsonNode metric) {
    if (metric.path(0).isObject()) {
      return metric.path(0).path("expression").asText();
    }
    StringBuilder text = new StringBuilder();
    for (String option : options(metric)) {
      text.append(OPTIONS.contains(option) ? "" : "option " + option + " ");
    }
    text.append(metric.path(0).asText()).append(' ').append(metric.path(1).asText());
    for (int i = 2; i + 1 < metric.size(); i += 2) {
      text.append(' ')
          .append(metric.path(i).asText())
          .append('=')
          .append(metric.path(i + 1).asText());
    }
    return text.toString();
  }

  private static List<String> options(JsonNode metric) {
    List<String> names = new ArrayList<>();
    metric.path(metric.size() - 1).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> overlaps(JsonNode widgets) {
    List<String> problems = new ArrayList<>();
    Set<String> cells = new HashSet<>();
    for (JsonNode widget : widgets) {
      int right = widget.path("x").asInt() + widget.path("width").asInt();
      for (int x = widget.path("x").asInt(); x < right; x++) {
        for (int y = 0; y < widget.path("height").asInt(); y++) {
          if (x >= COLUMNS || !cells.add(x + " " + (y + widget.path("y").asInt()))) {
            problems.add(
                "widget without room: " + widget.path("properties").path("title").asText());
          }
        }
      }
    }
    return problems;
  }
}
