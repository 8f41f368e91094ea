package io.github.firehoselogs.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

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
  /// ASCII alone, so that an id of half a surrogate pair can be written too.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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
        log(context, LogLevel.WARN, json -> writeFailure(json, failed));
      }
    }
    List<Metric> counted = report.metrics(response);
    log(context, LogLevel.INFO, json -> writeSummary(json, counted));
    if (!metricsNamespace.isEmpty()) {
      byte[] line = line(json -> writeEmbeddedMetrics(json, counted, context));
      metrics.write(line, 0, line.length);
      metrics.flush();
    }
  }

  private static void writeFailure(JsonGenerator json, Outcome.ProcessingFailed failure)
      throws IOException {
    json.writeStringField("recordId", failure.recordId());
    json.writeStringField("result", "ProcessingFailed");
    json.writeStringField("reason", failure.reason().name());
    json.writeStringField("detail", failure.detail());
  }

  private static void writeSummary(JsonGenerator json, List<Metric> counted) throws IOException {
    for (Metric metric : counted) {
      json.writeNumberField(metric.fieldName(), metric.value());
    }
  }

  private void writeEmbeddedMetrics(JsonGenerator json, List<Metric> counted, Context context)
      throws IOException {
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", System.currentTimeMillis());
    json.writeArrayFieldStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringField("Namespace", metricsNamespace);
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    json.writeString("FunctionName");
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (Metric metric : counted) {
      json.writeStartObject();
      json.writeStringField("Name", metric.name());
      json.writeStringField("Unit", metric.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringField("FunctionName", context.getFunctionName());
    for (Metric metric : counted) {
      json.writeNumberField(metric.name(), metric.value());
    }
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static void log(Context context, LogLevel level, Fields fields) {
    byte[] line =
        line(json -> {
          json.writeStringField("level", level.name());
          json.writeStringField("requestId", context.getAwsRequestId());
          fields.write(json);
        });
    context.getLogger().log(line, level);
  }

  private static byte[] line(Fields fields) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
      json.flush();
      line.writeBytes("\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return line.toByteArray();
  }
}
