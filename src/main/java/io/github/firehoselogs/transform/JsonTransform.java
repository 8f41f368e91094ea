package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.IsoTime;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.mapping.IndexableJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The transform `json`: all fields of the event and its envelope, in this order:
///
/// ```
/// {"id":"3788…","timestamp":"2023-11-14T22:13:20.123Z","message":"…","owner":"123456789012",
///  "logGroup":"/app/web","logStream":"i-0a1b","subscriptionFilters":["to-firehose"],
///  "extractedFields":{"@aws.account":"123456789012"}}
/// ```
///
/// A message that is a JSON object goes into `json` instead, so that each name has one type:
///
/// ```
/// {"id":"3788…","timestamp":"…","json":{"level":"INFO"},"owner":"123456789012", …
/// ```
///
/// An object that OpenSearch would refuse ([IndexableJson]) stays a string under `message`.
/// `timestamp` is left out if the event has no valid one, `extractedFields` if the event has none.
/// CloudWatch Logs documents the values of extracted fields as strings; they are passed on
/// unchanged. If OpenSearch would refuse the object of extracted fields, it becomes `{"text":"…"}`.
final class JsonTransform implements Transform {
  private static final JsonName ID = JsonName.of("id");
  private static final JsonName TIMESTAMP = JsonName.of("timestamp");
  private static final JsonName MESSAGE = JsonName.of("message");
  private static final JsonName JSON = JsonName.of("json");
  private static final JsonName OWNER = JsonName.of("owner");
  private static final JsonName LOG_GROUP = JsonName.of("logGroup");
  private static final JsonName LOG_STREAM = JsonName.of("logStream");
  private static final JsonName SUBSCRIPTION_FILTERS = JsonName.of("subscriptionFilters");
  private static final JsonName EXTRACTED_FIELDS = JsonName.of("extractedFields");
  private static final JsonName TEXT = JsonName.of("text");

  /// A constant, because the log event caches the result for this object.
  private static final Function<LogEventView, byte[]> SOURCE = JsonTransform::source;

  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    JsonLine line = new JsonLine(output);
    logEvent.appendIdTo(line.value(ID));
    OptionalLong timestamp = logEvent.timestamp();
    if (timestamp.isPresent() && IsoTime.isDate(timestamp.getAsLong())) {
      IsoTime.append(timestamp.getAsLong(), line.value(TIMESTAMP).append('"'));
      output.append('"');
    }
    appendMessage(logEvent, line, output);
    output.append(logEvent.envelopeValue(SOURCE));
    Optional<byte[]> extractedFields = logEvent.extractedFields();
    if (extractedFields.isPresent()) {
      appendFields(extractedFields.get(), line.value(EXTRACTED_FIELDS));
    }
    line.end();
    return true;
  }

  @Override
  public boolean parsesFields() {
    return false;
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
        Field.string(ID, "id of the log event"),
        Field.of(TIMESTAMP, Field.Type.TIME, "time of the log event"),
        Field.text(MESSAGE, "the message"),
        Field.object(JSON, "the message, if it is a JSON object"),
        Field.string(OWNER, "AWS account of the log group"),
        Field.string(LOG_GROUP, "log group"),
        Field.string(LOG_STREAM, "log stream"),
        Field.of(SUBSCRIPTION_FILTERS, Field.Type.STRINGS, "subscription filters that matched"),
        Field.object(EXTRACTED_FIELDS, "fields that CloudWatch Logs extracted"));
  }

  private static void appendMessage(LogEventView logEvent, JsonLine line, Utf8Builder output) {
    int from = output.length();
    if (JsonMessage.appendText(logEvent, line.value(MESSAGE))) {
      return;
    }
    output.truncate(from);
    Utf8Builder message = logEvent.messageText();
    if (!IndexableJson.appendObject(message.array(), 0, message.length(), line.value(JSON))) {
      output.truncate(from);
      line.text(MESSAGE, message.array(), 0, message.length());
    }
  }

  private static void appendFields(byte[] fields, Utf8Builder output) {
    if (!IndexableJson.appendObject(fields, 0, fields.length, output)) {
      JsonLine line = new JsonLine(output);
      line.text(TEXT, fields, 0, fields.length);
      line.endValue();
    }
  }

  /// Returns the fields that all events of an envelope share, with a leading comma.
  private static byte[] source(LogEventView logEvent) {
    Utf8Builder source = new Utf8Builder(256);
    JsonLine line = new JsonLine(source);
    line.text(OWNER, logEvent.owner());
    line.text(LOG_GROUP, logEvent.logGroup());
    line.text(LOG_STREAM, logEvent.logStream());
    appendStrings(logEvent.subscriptionFilters(), line.value(SUBSCRIPTION_FILTERS));
    byte[] bytes = source.toByteArray();
    bytes[0] = ',';
    return bytes;
  }

  private static void appendStrings(List<String> strings, Utf8Builder output) {
    output.append('[');
    for (int i = 0; i < strings.size(); i++) {
      if (i > 0) {
        output.append(',');
      }
      JsonString.appendQuoted(strings.get(i), output);
    }
    output.append(']');
  }
}
