package io.github.firehoselogs.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Logs the start of the function as a line of JSON, and an invocation as lines of JSON: one for each
/// record that failed, and one for the whole invocation, which also contains its metrics. No line
/// contains text of a record.
///
/// ```
/// {"level":"INFO","message":"settings in effect","TRANSFORM":"json", …}
/// {"level":"WARN","requestId":…,"recordId":…,"result":"ProcessingFailed","reason":…,"detail":…}
/// {"level":"INFO","requestId":…,"_aws":{…},"FunctionName":…,"InputRecords":3,"LogEventsIn":40, …}
/// ```
///
/// CloudWatch charges for every line, so the line of the invocation leaves out counts that are
/// zero. It has the request id only if lines of failed records share it.
public final class ReportLines {
  private final String metricsNamespace;
  private final PrintStream out;

  /// Writes the line of an invocation to `out`, which is standard output on Lambda, and the lines
  /// of failed records to the invocation's logger. Metrics are published under `metricsNamespace`;
  /// if it is empty, the line has the same counts but publishes no metrics.
  public ReportLines(String metricsNamespace, PrintStream out) {
    this.metricsNamespace = metricsNamespace;
    this.out = out;
  }

  /// Writes a line with a warning about the settings, when the function starts.
  public void warn(String warning) {
    Utf8Builder text = new Utf8Builder(256);
    JsonLine line = logLine(text, LogLevel.WARN);
    text(line, "message", warning);
    line.end();
    out.write(text.array(), 0, text.length());
    out.flush();
  }

  /// Writes a line with the settings that are in effect, by name, when the function starts. Blank
  /// values are left out.
  public void start(Map<String, String> settings) {
    Utf8Builder text = new Utf8Builder(1024);
    JsonLine line = logLine(text, LogLevel.INFO);
    text(line, "message", "settings in effect");
    for (Map.Entry<String, String> each : settings.entrySet()) {
      if (!each.getValue().isBlank()) {
        text(line, each.getKey(), each.getValue());
      }
    }
    line.end();
    out.write(text.array(), 0, text.length());
    out.flush();
  }

  /// Writes the lines for an invocation that ends with `response`.
  public void write(InvocationReport report, FirehoseResponse response, Context context) {
    boolean anyFailed = false;
    for (Outcome outcome : response.records()) {
      if (outcome instanceof Outcome.ProcessingFailed failed) {
        logFailure(failed, context);
        anyFailed = true;
      }
    }
    Utf8Builder text = summary(report.metrics(response), anyFailed, context);
    out.write(text.array(), 0, text.length());
    out.flush();
  }

  /// Logs bytes, because Lambda's logger adds a level before text, or wraps it in another line of
  /// JSON.
  private static void logFailure(Outcome.ProcessingFailed failure, Context context) {
    Utf8Builder text = new Utf8Builder(512);
    JsonLine line = logLine(text, LogLevel.WARN);
    text(line, "requestId", context.getAwsRequestId());
    // Exactly the same id, even if it contains an unpaired surrogate.
    JsonString.appendQuotedExactly(failure.recordId(), line.value(JsonName.of("recordId")));
    text(line, "result", failure.result().wireName());
    text(line, "reason", failure.reason().name());
    text(line, "detail", failure.detail());
    line.end();
    context.getLogger().log(text.toByteArray(), LogLevel.WARN);
  }

  private Utf8Builder summary(List<Metric> metrics, boolean anyFailed, Context context) {
    Utf8Builder text = new Utf8Builder(1024);
    JsonLine line = logLine(text, LogLevel.INFO);
    if (anyFailed) {
      text(line, "requestId", context.getAwsRequestId());
    }
    if (!metricsNamespace.isEmpty()) {
      line.value(JsonName.of("_aws"));
      EmbeddedMetrics.append(metricsNamespace, metrics, System.currentTimeMillis(), text);
    }
    text(line, EmbeddedMetrics.DIMENSION, context.getFunctionName());
    for (Metric metric : metrics) {
      line.number(JsonName.of(metric.name()), metric.value());
    }
    line.end();
    return text;
  }

  /// Begins a line. With the JSON log format, Lambda filters lines by `level`.
  private static JsonLine logLine(Utf8Builder text, LogLevel level) {
    JsonLine line = new JsonLine(text);
    text(line, "level", level.name());
    return line;
  }

  /// Appends a field. A context that does not come from Lambda may have no id and no name.
  private static void text(JsonLine line, String name, @Nullable String value) {
    line.text(JsonName.of(name), Objects.requireNonNullElse(value, ""));
  }
}
