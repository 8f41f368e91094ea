package io.github.firehoselogs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Checks lines against the specification of CloudWatch's embedded metric format: fails for lines
/// from which CloudWatch would read no metrics.
///
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
final class EmfSpecification {
  private static final int MAX_METRICS = 100;
  private static final int MAX_DIMENSIONS = 30;
  private static final int MAX_NAME_CHARS = 255;

  /// The units of a `MetricDatum`.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
  private static final Set<String> UNITS = units();

  private EmfSpecification() {}

  private static Set<String> units() {
    Set<String> units = new HashSet<>(Set.of("Percent", "Count", "Count/Second", "None"));
    units.addAll(Set.of("Seconds", "Microseconds", "Milliseconds"));
    for (String prefix : new String[] {"", "Kilo", "Mega", "Giga", "Tera"}) {
      for (String unit : new String[] {"Bytes", "Bits"}) {
        String name = prefix.isEmpty() ? unit : prefix + unit.toLowerCase(Locale.ROOT);
        units.add(name);
        units.add(name + "/Second");
      }
    }
    return units;
  }

  /// Returns the names of the metrics in `root`, one line of the log. Fails if the line breaks a
  /// rule.
  static Set<String> metricNames(JsonNode root) {
    JsonNode aws = root.path("_aws");
    assertTrue(aws.path("Timestamp").isIntegralNumber(), "Timestamp: milliseconds since 1970");
    assertTrue(aws.path("CloudWatchMetrics").isArray(), "CloudWatchMetrics: an array");
    assertTrue(!aws.path("CloudWatchMetrics").isEmpty(), "CloudWatchMetrics: a directive");
    Set<String> names = new HashSet<>();
    for (JsonNode directive : aws.path("CloudWatchMetrics")) {
      checkDirective(directive, root, names);
    }
    return names;
  }

  private static void checkDirective(JsonNode directive, JsonNode root, Set<String> names) {
    assertTrue(
        directive.path("Namespace").asText().matches("[0-9A-Za-z.\\-_/#: ]{1,255}"),
        "Namespace: 1 to 255 characters that CloudWatch allows");
    assertTrue(directive.path("Dimensions").isArray(), "Dimensions: an array of sets");
    for (JsonNode set : directive.path("Dimensions")) {
      assertTrue(set.isArray() && set.size() <= MAX_DIMENSIONS, "a set of at most 30 dimensions");
      set.forEach(name -> checkDimension(name, root));
    }
    JsonNode metrics = directive.path("Metrics");
    assertTrue(metrics.isArray() && !metrics.isEmpty(), "Metrics: an array of definitions");
    assertTrue(metrics.size() <= MAX_METRICS, "at most 100 metrics in a directive");
    for (JsonNode metric : metrics) {
      checkMetric(metric, root);
      assertTrue(names.add(metric.path("Name").textValue()), () -> metric + " is named twice");
    }
  }

  private static void checkDimension(JsonNode name, JsonNode root) {
    assertTrue(name.isTextual(), "the name of a dimension is a string");
    String value = root.path(name.textValue()).asText("");
    assertTrue(root.path(name.textValue()).isTextual(), () -> name + " is no string member");
    assertTrue(!value.isEmpty() && value.length() <= 1024, () -> name + ": 1 to 1,024 characters");
  }

  private static void checkMetric(JsonNode metric, JsonNode root) {
    String name = metric.path("Name").asText("");
    assertTrue(!name.isEmpty() && name.length() <= MAX_NAME_CHARS, () -> "Name: '" + name + "'");
    assertTrue(root.path(name).isNumber(), () -> name + " is no number in the line");
    if (metric.has("Unit")) {
      assertTrue(UNITS.contains(metric.path("Unit").asText()), () -> "Unit: " + metric);
    }
    Set<String> fields = new HashSet<>();
    metric.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(Set.of("Name", "Unit", "StorageResolution"));
    assertEquals(Set.of(), fields);
  }
}
