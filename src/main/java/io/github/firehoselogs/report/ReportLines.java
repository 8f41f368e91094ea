package io.github.firehoselogs.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;
import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.Utf8Builder;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in lines of JSON what an invocation did: one line for each record that failed, one for the
/// invocation, and one with its metrics. No line holds text of a record.
///
/// ```
/// {"level":"WARN","requestId":…,"recordId":…,"result":"ProcessingFailed","reason":…,"detail":…}
/// {"level":"INFO","requestId":…,"inputRecords":3,"logEventsIn":40, …}
/// {"_aws":{"Timestamp":…,"CloudWatchMetrics":[…]},"FunctionName":…,"InputRecords":3, …}
/// ```
///
/// The last is CloudWatch's embedded metric format.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
public final class ReportLines {
  private final String metricsNamespace;
  private final PrintStream metrics;

  /// Metrics go to `metrics` under `metricsNamespace`; none are written where that is empty. The
  /// other lines go to the log of the invocation.
  public ReportLines(String metricsNamespace, PrintStream metrics) {
    this.metricsNamespace = metricsNamespace;
    this.metrics = metrics;
  }

  /// Writes the lines for an invocation that ends with `response`.
  ///
  /// They go to the log as bytes: text would get a level in front of it, or be wrapped into another
  /// line of JSON.
  public void write(InvocationReport report, FirehoseResponse response, Context context) {
    for (Outcome outcome : response.records()) {
      if (outcome instanceof Outcome.ProcessingFailed failed) {
        logFailure(failed, context);
      }
    }
    List<Metric> counted = report.metrics(response);
    logSummary(counted, context);
    if (!metricsNamespace.isEmpty()) {
      Utf8Builder line = embeddedMetrics(counted, context);
      metrics.write(line.array(), 0, line.length());
      metrics.flush();
    }
  }

  private static void logFailure(Outcome.ProcessingFailed failure, Context context) {
    Utf8Builder text = new Utf8Builder(512);
    JsonLine line = logLine(text, LogLevel.WARN, context);
    // The very id, be it half a surrogate pair.
    JsonString.appendQuotedExactly(failure.recordId(), line.value(JsonName.of("recordId")));
    text(line, "result", failure.result().wireName());
    text(line, "reason", failure.reason().name());
    text(line, "detail", failure.detail());
    line.end();
    context.getLogger().log(text.toByteArray(), LogLevel.WARN);
  }

  private static void logSummary(List<Metric> counted, Context context) {
    Utf8Builder text = new Utf8Builder(1024);
    JsonLine line = logLine(text, LogLevel.INFO, context);
    for (Metric metric : counted) {
      line.number(JsonName.of(metric.fieldName()), metric.value());
    }
    line.end();
    context.getLogger().log(text.toByteArray(), LogLevel.INFO);
  }

  private static JsonLine logLine(Utf8Builder text, LogLevel level, Context context) {
    JsonLine line = new JsonLine(text);
    text(line, "level", level.name());
    text(line, "requestId", context.getAwsRequestId());
    return line;
  }

  private Utf8Builder embeddedMetrics(List<Metric> counted, Context context) {
    Utf8Builder text = new Utf8Builder(4096);
    JsonLine line = new JsonLine(text);
    JsonLine aws = new JsonLine(line.value(JsonName.of("_aws")));
    aws.number(JsonName.of("Timestamp"), System.currentTimeMillis());
    aws.value(JsonName.of("CloudWatchMetrics")).append('[');
    JsonLine directive = new JsonLine(text);
    text(directive, "Namespace", metricsNamespace);
    directive.value(JsonName.of("Dimensions")).append("[[\"FunctionName\"]]");
    directive.value(JsonName.of("Metrics")).append('[');
    for (int i = 0; i < counted.size(); i++) {
      text.append(i == 0 ? "" : ",");
      JsonLine metric = new JsonLine(text);
      text(metric, "Name", counted.get(i).name());
      text(metric, "Unit", counted.get(i).unit());
      metric.endValue();
    }
    text.append(']');
    directive.endValue();
    text.append(']');
    aws.endValue();
    text(line, "FunctionName", context.getFunctionName());
    for (Metric metric : counted) {
      line.number(JsonName.of(metric.name()), metric.value());
    }
    line.end();
    return text;
  }

  /// A context that does not come from Lambda may know no id and no name.
  private static void text(JsonLine line, String name, @Nullable String value) {
    line.text(JsonName.of(name), Objects.requireNonNullElse(value, ""));
  }
}
