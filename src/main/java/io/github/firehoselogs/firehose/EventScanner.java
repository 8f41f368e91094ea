package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import io.github.firehoselogs.json.JsonCursor;
import io.github.firehoselogs.json.JsonScanner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an event in one pass over its bytes, if it has Firehose's usual form: strings without
/// escapes, times as numbers. Leaves every other event to [EventReader]. `EventScannerTest`
/// compares both.
///
/// This is custom code because an event is almost entirely base64 of its records, which is decoded
/// here in place: `EventBenchmark` shows the gain.
final class EventScanner {
  private static final byte[] INVOCATION_ID = "invocationId".getBytes(US_ASCII);
  private static final byte[] DELIVERY_STREAM_ARN = "deliveryStreamArn".getBytes(US_ASCII);
  private static final byte[] SOURCE_STREAM_ARN = "sourceKinesisStreamArn".getBytes(US_ASCII);
  private static final byte[] REGION = "region".getBytes(US_ASCII);
  private static final byte[] RECORDS = "records".getBytes(US_ASCII);
  private static final byte[] RECORD_ID = "recordId".getBytes(US_ASCII);
  private static final byte[] DATA = "data".getBytes(US_ASCII);
  private static final byte[] ARRIVAL = "approximateArrivalTimestamp".getBytes(US_ASCII);
  private static final byte[] METADATA = "kinesisRecordMetadata".getBytes(US_ASCII);

  /// AWS's own sample event misspells a name.
  private static final byte[] MISSPELT_ARN = "deliverySteamArn".getBytes(US_ASCII);

  private final byte[] json;
  private final JsonCursor cursor;

  private EventScanner(byte[] json) {
    this.json = json;
    this.cursor = new JsonCursor(json, 0, json.length);
  }

  /// Returns the event in `json` if it has the usual form.
  static Optional<FirehoseEvent> read(byte[] json) {
    if (json.length > 1 && json[1] == 0) {
      // Jackson would read it as UTF-16.
      return Optional.empty();
    }
    EventScanner scanner = new EventScanner(json);
    FirehoseEvent event = scanner.event();
    return scanner.cursor.isLost() ? Optional.empty() : Optional.of(event);
  }

  private FirehoseEvent event() {
    FirehoseEvent event = new FirehoseEvent();
    event.setRecords(List.of());
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      if (cursor.isNamed(RECORDS)) {
        event.setRecords(records());
      } else if (cursor.isNamed(INVOCATION_ID)) {
        event.setInvocationId(cursor.text());
      } else if (cursor.isNamed(DELIVERY_STREAM_ARN) || cursor.isNamed(MISSPELT_ARN)) {
        event.setDeliveryStreamArn(cursor.text());
      } else if (cursor.isNamed(SOURCE_STREAM_ARN)) {
        event.setSourceKinesisStreamArn(cursor.text());
      } else if (cursor.isNamed(REGION)) {
        event.setRegion(cursor.text());
      } else {
        cursor.skip();
      }
    }
    return event;
  }

  private List<KinesisFirehoseEvent.Record> records() {
    List<KinesisFirehoseEvent.Record> records = new ArrayList<>();
    cursor.enter('[');
    for (boolean first = true; cursor.nextElement(first); first = false) {
      records.add(record());
    }
    return records;
  }

  private KinesisFirehoseEvent.Record record() {
    KinesisFirehoseEvent.Record record = new KinesisFirehoseEvent.Record();
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      if (cursor.isNamed(RECORD_ID)) {
        record.setRecordId(cursor.text());
      } else if (cursor.isNamed(DATA)) {
        record.setData(data());
      } else if (cursor.isNamed(ARRIVAL)) {
        record.setApproximateArrivalTimestamp(milliseconds());
      } else if (cursor.isNamed(METADATA)) {
        record.setKinesisRecordMetadata(texts());
      } else {
        cursor.skip();
      }
    }
    return record;
  }

  /// Returns the decoded base64 of the string ahead, `null` if it is not base64. Only the end of
  /// the string is searched, because the decoder rejects escapes and everything that a JSON string
  /// must not contain. The cursor is lost if the string has an escape or if no string is ahead.
  private @Nullable ByteBuffer data() {
    if (!cursor.isAhead('"')) {
      cursor.markLost();
      return null;
    }
    int from = cursor.offset() + 1;
    int end = JsonScanner.indexOf('"', json, from, json.length);
    if (end == json.length) {
      cursor.markLost();
      return null;
    }
    try {
      ByteBuffer data = Base64.getDecoder().decode(ByteBuffer.wrap(json, from, end - from));
      cursor.moveTo(end + 1);
      return data;
    } catch (IllegalArgumentException _) {
      if (cursor.skipString() < 0) {
        cursor.markLost();
      }
      return null;
    }
  }

  private @Nullable Long milliseconds() {
    try {
      return Long.valueOf(textOrNumber());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      String name = cursor.name();
      texts.put(name, textOrNumber());
    }
    return texts;
  }

  private String textOrNumber() {
    if (cursor.isAhead('"')) {
      return cursor.text();
    }
    int from = cursor.offset();
    cursor.skip();
    int to = cursor.offset();
    if (to <= from || (json[from] != '-' && (json[from] < '0' || json[from] > '9'))) {
      cursor.markLost();
      return "";
    }
    return new String(json, from, to - from, US_ASCII);
  }
}
