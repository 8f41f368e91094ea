package io.github.firehoselogs.transform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonFields;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The transform `splunk-hec`: an event of Splunk's HTTP Event Collector, for Firehose's endpoint
/// type `Event`.
///
/// ```
/// {"time":1700000000.123,"host":"i-0a1b","source":"/app/web","sourcetype":"aws:cloudwatchlogs",
///  "event":"…","fields":{"owner":"123456789012","subscriptionFilter":"to-firehose"}}
/// ```
///
/// `time` is in seconds since 1970. `host` is the log stream and `source` the log group, unless
/// [SplunkMetadata] has other templates; it may add `index`. A message that is a JSON object is
/// embedded as that object. The collector refuses a whole batch if one event in
/// it is blank, so a blank message becomes `{"message":" "}`.
/// https://help.splunk.com/en/splunk-enterprise/get-data-in/get-started-with-getting-data-in/get-data-with-http-event-collector/format-events-for-http-event-collector
final class SplunkHec implements Transform {
  private static final JsonName TIME = JsonName.of("time");
  private static final JsonName EVENT = JsonName.of("event");
  private static final JsonName FIELDS = JsonName.of("fields");
  private static final byte[] FIELDS_NAME = "fields".getBytes(US_ASCII);
  private static final JsonName MESSAGE = JsonName.of("message");
  private static final JsonName OWNER = JsonName.of("owner");
  private static final JsonName SUBSCRIPTION_FILTER = JsonName.of("subscriptionFilter");

  private final SplunkMetadata metadata;

  SplunkHec(SplunkMetadata metadata) {
    this.metadata = metadata;
  }

  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    JsonLine line = new JsonLine(output);
    if (logEvent.timestamp().isPresent()) {
      appendSeconds(logEvent.timestamp().getAsLong(), line.value(TIME));
      metadata.addAfterAnother(line, logEvent, output);
    } else {
      metadata.addEach(line, logEvent);
    }
    appendEvent(logEvent, line.value(EVENT));
    appendFields(logEvent, line.value(FIELDS));
    line.end();
    return true;
  }

  @Override
  public boolean parsesFields() {
    return false;
  }

  @Override
  public Schema schema() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.decimal(TIME, "time of the log event (s since 1970)"));
    fields.addAll(metadata.fields());
    fields.add(Field.of(EVENT, Field.Type.ANY, "the message, or the JSON object that it is"));
    fields.add(Field.object(FIELDS, "owner and subscription filter"));
    return Schema.exactly(fields.toArray(new Field[0]));
  }

  @Override
  public boolean writesBesideAdded(String name) {
    return name.equals("owner") || name.equals("subscriptionFilter");
  }

  /// Splunk indexes the object `fields`, and refuses other names beside it.
  @Override
  public int objectForAddedFields(Utf8Builder output, int from) {
    return JsonFields.offsetOf(output.array(), from, output.length(), FIELDS_NAME);
  }

  private static void appendSeconds(long millis, Utf8Builder output) {
    output.append(BigDecimal.valueOf(millis, 3).toPlainString());
  }

  private static void appendEvent(LogEventView logEvent, Utf8Builder output) {
    Utf8Builder message = logEvent.messageText();
    if (isBlank(message)) {
      JsonLine event = new JsonLine(output);
      event.text(MESSAGE, message.array(), 0, message.length());
      event.endValue();
    } else {
      JsonMessage.append(logEvent, output);
    }
  }

  private static void appendFields(LogEventView logEvent, Utf8Builder output) {
    JsonLine fields = new JsonLine(output);
    fields.text(OWNER, logEvent.owner());
    List<String> filters = logEvent.subscriptionFilters();
    if (!filters.isEmpty()) {
      fields.text(SUBSCRIPTION_FILTER, filters.getFirst());
    }
    fields.endValue();
  }

  private static boolean isBlank(Utf8Builder message) {
    for (int i = 0; i < message.length(); i++) {
      byte b = message.array()[i];
      if (b < 0 || b > ' ') {
        return false;
      }
    }
    return true;
  }
}
