package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table `alarms.txt`: the metric of each alarm and its condition.
public final class AlarmTable {
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "GreaterThanThreshold", ">",
          "GreaterThanOrEqualToThreshold", ">=",
          "LessThanThreshold", "<");

  private final List<List<String>> rows = Table.rows("alarms.txt");

  /// Returns how the alarms of `deployment` differ from the table.
  public List<String> problems(Deployment deployment) {
    Places places = new Places(deployment.combination());
    Map<String, String> expected = new LinkedHashMap<>();
    for (List<String> row : rows) {
      if (deployment.combination().is(row.get(5))) {
        expected.put(row.getFirst(), places.fill(String.join(" | ", row.subList(1, 5))));
      }
    }
    Map<String, String> actual = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    deployment
        .ofType("AWS::CloudWatch::Alarm")
        .forEach((name, alarm) -> {
          actual.put(name, row(alarm.at("Properties")));
          problems.addAll(manners(name, alarm.at("Properties"), deployment.combination()));
        });
    ResourceTable.compare("alarm", expected, actual, problems);
    return problems;
  }

  private static List<String> manners(String name, Value alarm, Combination combination) {
    List<String> problems = new ArrayList<>();
    String description = alarm.at("AlarmDescription").text();
    if (description.length() < 40 || !description.matches("(?s).*\\. .*\\.")) {
      problems.add(name + ": expected a description that says what to do, found " + description);
    }
    if (!alarm.at("TreatMissingData").text().equals("notBreaching")) {
      problems.add(name + ": missing data is breaching");
    }
    List<Value> topics =
        combination.is("topic") ? List.of(new Value.Text(Combinations.TOPIC)) : List.of();
    if (!alarm.at("AlarmActions").items().equals(topics)) {
      problems.add(name + ": expected the topic " + topics);
    }
    return problems;
  }

  private static String row(Value alarm) {
    String evaluations = alarm.at("EvaluationPeriods").text();
    String datapoints = alarm.at("DatapointsToAlarm").text();
    String comparison = alarm.at("ComparisonOperator").text();
    return String.join(
        " | ",
        alarm.at("Metrics").exists() ? math(alarm.at("Metrics").items()) : metric(alarm),
        alarm.at("Metrics").exists()
            ? "-"
            : alarm.at("Statistic").text() + " " + alarm.at("Period").text(),
        (datapoints.isEmpty() ? evaluations : datapoints) + "/" + evaluations,
        COMPARISONS.getOrDefault(comparison, comparison) + " " + alarm.at("Threshold").text());
  }

  private static String metric(Value metric) {
    StringBuilder text = new StringBuilder();
    text.append(metric.at("Namespace").text()).append(' ').append(metric.at("MetricName").text());
    for (Value each : metric.at("Dimensions").items()) {
      text.append(' ').append(each.at("Name").text()).append('=').append(each.at("Value").text());
    }
    return text.toString();
  }

  private static String math(List<Value> queries) {
    List<String> parts = new ArrayList<>();
    for (Value query : queries) {
      Value stat = query.at("MetricStat");
      String expression = query.at("Expression").text();
      String period = query.at("Period").exists() ? " every " + query.at("Period").text() : "";
      String body =
          stat.exists()
              ? metric(stat.at("Metric"))
                  + " "
                  + stat.at("Stat").text()
                  + " "
                  + stat.at("Period").text()
              : expression + period;
      String hidden = query.at("ReturnData").text().equals("false") ? " hidden" : "";
      parts.add(query.at("Id").text() + ": " + body + hidden);
    }
    return String.join("; ", parts);
  }
}
