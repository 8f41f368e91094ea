package io.github.firehoselogs.transform;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;
import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.Utf8Builder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// `json`: all that is known of the event, in this order:
///
/// ```
/// {"id":"3788…","timestamp":"2023-11-14T22:13:20.123Z","message":"…","owner":"123456789012",
///  "logGroup":"/app/web","logStream":"i-0a1b","subscriptionFilters":["to-firehose"],
///  "extractedFields":{"@aws.account":"123456789012"}}
/// ```
///
/// A message that is itself a JSON object is embedded as one. `timestamp` is left out where the
/// event has none that is a date, `extractedFields` where there are none.
final class JsonTransform implements LogEventTransform {
  private static final JsonName ID = JsonName.of("id");
  private static final JsonName TIMESTAMP = JsonName.of("timestamp");
  private static final JsonName MESSAGE = JsonName.of("message");
  private static final JsonName OWNER = JsonName.of("owner");
  private static final JsonName LOG_GROUP = JsonName.of("logGroup");
  private static final JsonName LOG_STREAM = JsonName.of("logStream");
  private static final JsonName SUBSCRIPTION_FILTERS = JsonName.of("subscriptionFilters");
  private static final JsonName EXTRACTED_FIELDS = JsonName.of("extractedFields");

  /// One object, so that it is known again.
  private static final Function<LogEvent, byte[]> SOURCE = JsonTransform::source;

  @Override
  public boolean transform(LogEvent logEvent, Utf8Builder output) {
    JsonLine line = new JsonLine(output);
    logEvent.appendIdTo(line.value(ID));
    OptionalLong timestamp = logEvent.timestamp();
    if (timestamp.isPresent() && IsoTime.isDate(timestamp.getAsLong())) {
      IsoTime.append(timestamp.getAsLong(), line.value(TIMESTAMP).append('"'));
      output.append('"');
    }
    JsonMessage.append(logEvent, line.value(MESSAGE));
    output.append(logEvent.ofEnvelope(SOURCE));
    Optional<byte[]> extractedFields = logEvent.extractedFields();
    if (extractedFields.isPresent()) {
      line.value(EXTRACTED_FIELDS).append(extractedFields.get());
    }
    line.end();
    return true;
  }

  /// Returns the fields that all events of an envelope share, with the comma in front.
  private static byte[] source(LogEvent logEvent) {
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
