package io.github.firehoselogs.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.reingest.Reingestion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What one invocation did, counted while it runs, and said in lines of JSON when it is done: one
/// for each record that failed, then one for the invocation. No line holds text of a record.
public final class InvocationReport {
  /// ASCII alone, so that an id of half a surrogate pair can be written too.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final int inputRecords;
  private long logEventsIn;
  private long logEventsOut;
  private long decompressedBytes;
  private int putBackAsTheyWere;
  private int split;
  private int putBack;
  private int notPutBack;
  private int attempts;
  private int refusals;

  public InvocationReport(int inputRecords) {
    this.inputRecords = inputRecords;
  }

  /// Counts a record that was read.
  public void decoded(int logEvents, long bytes) {
    logEventsIn += logEvents;
    decompressedBytes += bytes;
  }

  /// Counts log events in the response.
  public void delivered(int logEvents) {
    logEventsOut += logEvents;
  }

  /// Counts a record that goes round as it came.
  public void putBackAsItWas() {
    putBackAsTheyWere++;
  }

  /// Counts a record that was split.
  public void split() {
    split++;
  }

  /// Counts what putting back came to.
  public void reingested(Reingestion reingestion) {
    putBack += reingestion.accepted();
    notPutBack += reingestion.notPutBack().size();
    attempts += reingestion.attempts();
    refusals += reingestion.refusals();
  }

  /// Writes the lines for an invocation that ends with `response`, as bytes: text would get a level
  /// in front of it, or be wrapped into another line of JSON.
  public void log(FirehoseResponse response, Context context) {
    String requestId = context.getAwsRequestId();
    LambdaLogger logger = context.getLogger();
    int ok = 0;
    int dropped = 0;
    int failed = 0;
    for (Outcome outcome : response.records()) {
      switch (outcome) {
        case Outcome.Ok _ -> ok++;
        case Outcome.Dropped _ -> dropped++;
        case Outcome.ProcessingFailed failure -> {
          failed++;
          logger.log(line("WARN", requestId, json -> writeFailure(json, failure)), LogLevel.WARN);
        }
      }
    }
    int[] results = {ok, dropped, failed};
    logger.log(
        line("INFO", requestId, json -> writeSummary(json, results, response)), LogLevel.INFO);
  }

  private static void writeFailure(JsonGenerator json, Outcome.ProcessingFailed failure)
      throws IOException {
    json.writeStringField("recordId", failure.recordId());
    json.writeStringField("result", "ProcessingFailed");
    json.writeStringField("reason", failure.reason().name());
    json.writeStringField("detail", failure.detail());
  }

  private void writeSummary(JsonGenerator json, int[] results, FirehoseResponse response)
      throws IOException {
    json.writeNumberField("inputRecords", inputRecords);
    json.writeNumberField("logEventsIn", logEventsIn);
    json.writeNumberField("logEventsOut", logEventsOut);
    json.writeNumberField("ok", results[0]);
    json.writeNumberField("dropped", results[1]);
    json.writeNumberField("processingFailed", results[2]);
    json.writeNumberField("putBackAsTheyWere", putBackAsTheyWere);
    json.writeNumberField("split", split);
    json.writeNumberField("putBack", putBack);
    json.writeNumberField("notPutBack", notPutBack);
    json.writeNumberField("attempts", attempts);
    json.writeNumberField("refusals", refusals);
    json.writeNumberField("decompressedBytes", decompressedBytes);
    json.writeNumberField("responseBytes", response.responseBytes());
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] line(String level, String requestId, Fields fields) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("level", level);
      json.writeStringField("requestId", requestId);
      fields.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return line.toByteArray();
  }
}
