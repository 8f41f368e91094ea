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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Logs what an invocation did, as lines of JSON: one for each record that failed, and one for the
/// invocation, which is its metrics too. No line holds text of a record.
///
/// ```
/// {"level":"WARN","requestId":…,"recordId":…,"result":"ProcessingFailed","reason":…,"detail":…}
/// {"level":"INFO","requestId":…,"_aws":{…},"FunctionName":…,"InputRecords":3,"LogEventsIn":40, …}
/// ```
///
/// Every invocation pays for its line, so the line holds no count that is zero, and the request id
/// only if there are other lines of the same request to find.
public final class ReportLines {
  private final String metricsNamespace;
  private final PrintStream out;

  /// The line of an invocation goes to `out`, standard output on Lambda, with its metrics under
  /// `metricsNamespace`; if that is empty the line is the same without metrics. The lines of failed
  /// records go to the log of the invocation.
  public ReportLines(String metricsNamespace, PrintStream out) {
    this.metricsNamespace = metricsNamespace;
    this.out = out;
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

  /// Logs bytes, because text would get a level in front of it, or be wrapped into another line of
  /// JSON.
  private static void logFailure(Outcome.ProcessingFailed failure, Context context) {
    Utf8Builder text = new Utf8Builder(512);
    JsonLine line = logLine(text, LogLevel.WARN);
    text(line, "requestId", context.getAwsRequestId());
    // The very id, be it half a surrogate pair.
    JsonString.appendQuotedExactly(failure.recordId(), line.value(JsonName.of("recordId")));
    text(line, "result", failure.result().wireName());
    text(line, "reason", failure.reason().name());
    text(line, "detail", failure.detail());
    line.end();
    context.getLogger().log(text.toByteArray(), LogLevel.WARN);
  }

  private Utf8Builder summary(List<Metric> counted, boolean anyFailed, Context context) {
    Utf8Builder text = new Utf8Builder(1024);
    JsonLine line = logLine(text, LogLevel.INFO);
    if (anyFailed) {
      text(line, "requestId", context.getAwsRequestId());
    }
    if (!metricsNamespace.isEmpty()) {
      line.value(JsonName.of("_aws"));
      EmbeddedMetrics.append(metricsNamespace, counted, System.currentTimeMillis(), text);
    }
    text(line, EmbeddedMetrics.DIMENSION, context.getFunctionName());
    for (Metric metric : counted) {
      line.number(JsonName.of(metric.name()), metric.value());
    }
    line.end();
    return text;
  }

  /// Begins a line. With its JSON log format Lambda filters by `level`.
  private static JsonLine logLine(Utf8Builder text, LogLevel level) {
    JsonLine line = new JsonLine(text);
    text(line, "level", level.name());
    return line;
  }

  /// A context that does not come from Lambda may know no id and no name.
  private static void text(JsonLine line, String name, @Nullable String value) {
    line.text(JsonName.of(name), Objects.requireNonNullElse(value, ""));
  }
}
