package io.github.firehoselogs.report;

import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.List;

/// Writes the `_aws` field of a log line in CloudWatch's embedded metric format, which names the
/// fields of the same line that are metrics.
///
/// ```
/// {"Timestamp":1763622965000,"CloudWatchMetrics":[
///   {"Namespace":"FirehoseLogs","Dimensions":[["FunctionName"]],
///    "Metrics":[{"Name":"InputRecords"},{"Name":"ResponseBytes","Unit":"Bytes"}]}]}
/// ```
///
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
final class EmbeddedMetrics {
  /// The maximum number of metrics in one directive.
  static final int MAX_METRICS = 100;

  static final String DIMENSION = "FunctionName";

  private EmbeddedMetrics() {}

  /// Appends the value of `_aws` to `out`. If there are more metrics than one directive may name,
  /// further directives name the rest.
  static void append(String namespace, List<Metric> metrics, long timestamp, Utf8Builder out) {
    JsonLine aws = new JsonLine(out);
    aws.number(JsonName.of("Timestamp"), timestamp);
    aws.value(JsonName.of("CloudWatchMetrics")).append('[');
    for (int from = 0; from < metrics.size(); from += MAX_METRICS) {
      int to = Math.min(metrics.size(), from + MAX_METRICS);
      out.append(from == 0 ? "" : ",");
      appendDirective(namespace, metrics.subList(from, to), out);
    }
    out.append(']');
    aws.endValue();
  }

  private static void appendDirective(String namespace, List<Metric> metrics, Utf8Builder out) {
    JsonLine directive = new JsonLine(out);
    directive.text(JsonName.of("Namespace"), namespace);
    directive.value(JsonName.of("Dimensions")).append("[[\"" + DIMENSION + "\"]]");
    directive.value(JsonName.of("Metrics")).append('[');
    for (int i = 0; i < metrics.size(); i++) {
      out.append(i == 0 ? "" : ",");
      JsonLine metric = new JsonLine(out);
      metric.text(JsonName.of("Name"), metrics.get(i).name());
      if (metrics.get(i).unit() == Metric.Unit.BYTES) {
        metric.text(JsonName.of("Unit"), "Bytes");
      }
      metric.endValue();
    }
    out.append(']');
    directive.endValue();
  }
}
