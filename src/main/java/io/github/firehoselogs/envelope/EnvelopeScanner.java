package io.github.firehoselogs.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.json.JsonCursor;
import io.github.firehoselogs.json.JsonLiteral;
import io.github.firehoselogs.json.JsonScanner;
import java.util.ArrayList;
import java.util.List;

/// Finds the log events of a document in one pass over its bytes, if the document has CloudWatch
/// Logs' usual form.
///
/// Fields may have any order, and unknown fields may appear anywhere. Anything else that is unusual
/// (an escape in a name, a time that is not a plain number, a message that is not a string, deep
/// nesting, any error) makes the cursor lost, and [EnvelopeParser] reads the document from its
/// start. Jackson then decides whether it is valid, and reports the error. `EnvelopeScannerTest`
/// compares both.
///
/// This is custom code because every byte of every envelope passes through it: `EnvelopeBenchmark`
/// shows the gain.
final class EnvelopeScanner {
  /// Returned instead of an offset if Jackson must read the document.
  static final int UNSURE = JsonScanner.INVALID;

  /// The number of digits that always fit into a `long`.
  private static final int MAX_DIGITS = 18;

  private static final byte[] MESSAGE_TYPE = "messageType".getBytes(US_ASCII);
  private static final byte[] OWNER = "owner".getBytes(US_ASCII);
  private static final byte[] LOG_GROUP = "logGroup".getBytes(US_ASCII);
  private static final byte[] LOG_STREAM = "logStream".getBytes(US_ASCII);
  private static final byte[] SUBSCRIPTION_FILTERS = "subscriptionFilters".getBytes(US_ASCII);
  private static final byte[] LOG_EVENTS = "logEvents".getBytes(US_ASCII);
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static final byte[] TIMESTAMP = "timestamp".getBytes(US_ASCII);

  /// The text between the values of a log event, see [#beginsAsUsual].
  private static final JsonLiteral HEAD = new JsonLiteral("{\"id\":\"");

  private static final JsonLiteral TO_TIMESTAMP = new JsonLiteral("\",\"timestamp\":");
  private static final JsonLiteral TO_MESSAGE = new JsonLiteral(",\"message\":\"");

  private final LogEvents events;
  private final byte[] json;
  private final int from;
  private final int to;
  private final JsonCursor cursor;

  private String messageType = "";
  private String owner = "";
  private String logGroup = "";
  private String logStream = "";
  private List<String> subscriptionFilters = List.of();
  private int eventsFrom = UNSURE;
  private int eventsTo = UNSURE;

  /// The log event that is being read.
  private int message = UNSURE;

  private int messageEnd = UNSURE;
  private long timestamp;

  private EnvelopeScanner(LogEvents events, byte[] json, int from, int to) {
    this.events = events;
    this.json = json;
    this.from = from;
    this.to = to;
    this.cursor = new JsonCursor(json, from, to);
  }

  /// Adds the log events of the document that begins at `from` to `events`, and returns its end
  /// offset. Adds nothing if it returns [#UNSURE].
  static int scan(LogEvents events, byte[] json, int from, int to) {
    int firstIndex = events.size();
    EnvelopeScanner scanner = new EnvelopeScanner(events, json, from, to);
    scanner.document();
    if (scanner.cursor.isLost() || !scanner.endMessage(firstIndex)) {
      events.truncate(firstIndex);
      return UNSURE;
    }
    return scanner.cursor.offset();
  }

  private void document() {
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      if (cursor.isNamed(LOG_EVENTS)) {
        logEvents();
      } else if (cursor.isNamed(MESSAGE_TYPE)) {
        messageType = cursor.text();
      } else if (cursor.isNamed(OWNER)) {
        owner = cursor.text();
      } else if (cursor.isNamed(LOG_GROUP)) {
        logGroup = cursor.text();
      } else if (cursor.isNamed(LOG_STREAM)) {
        logStream = cursor.text();
      } else if (cursor.isNamed(SUBSCRIPTION_FILTERS)) {
        subscriptionFilters = texts();
      } else {
        cursor.skip();
      }
    }
  }

  /// Returns whether the document is a complete message of either type.
  private boolean endMessage(int firstIndex) {
    if (messageType.equals("CONTROL_MESSAGE")) {
      events.truncate(firstIndex);
      return true;
    }
    if (!messageType.equals("DATA_MESSAGE") || eventsTo == UNSURE) {
      return false;
    }
    events.endEnvelope(
        new Envelope(
            owner,
            logGroup,
            logStream,
            subscriptionFilters,
            from,
            eventsFrom,
            eventsTo,
            cursor.offset(),
            events.size()));
    return true;
  }

  private void logEvents() {
    if (eventsTo != UNSURE) {
      cursor.markLost();
      return;
    }
    cursor.enter('[');
    eventsFrom = cursor.offset();
    for (boolean first = true; cursor.nextElement(first); first = false) {
      logEvent();
    }
    eventsTo = cursor.offset() - 1;
  }

  private void logEvent() {
    int eventFrom = cursor.offset();
    message = UNSURE;
    timestamp = LogEventView.NO_TIMESTAMP;
    boolean first = !beginsAsUsual(eventFrom);
    if (first) {
      cursor.enter('{');
    }
    for (; cursor.nextField(first); first = false) {
      if (cursor.isNamed(MESSAGE)) {
        message();
      } else if (cursor.isNamed(TIMESTAMP)) {
        cursor.moveTo(timestamp(cursor.offset()));
      } else {
        cursor.skip();
      }
    }
    if (cursor.isLost() || message == UNSURE) {
      cursor.markLost();
      return;
    }
    events.add(eventFrom, cursor.offset(), message, messageEnd, timestamp);
  }

  private void message() {
    message = cursor.offset();
    messageEnd = cursor.skipString();
  }

  /// Reads the first fields of a log event, up to the end of its message, in the form that
  /// CloudWatch Logs nearly always writes:
  ///
  /// ```
  /// {"id":"…","timestamp":1700000000000,"message":"…"
  /// ```
  ///
  /// Returns false if the event begins differently and must be read from its start.
  private boolean beginsAsUsual(int at) {
    int id = HEAD.skip(json, at, to);
    int idEnd = id == UNSURE ? UNSURE : JsonScanner.endOfVerbatim(json, id, to);
    int time = idEnd == UNSURE ? UNSURE : TO_TIMESTAMP.skip(json, idEnd, to);
    int timeEnd = time == UNSURE ? UNSURE : timestamp(time);
    int text = timeEnd == UNSURE ? UNSURE : TO_MESSAGE.skip(json, timeEnd, to);
    if (text == UNSURE) {
      return false;
    }
    cursor.moveTo(text - 1);
    message();
    return true;
  }

  /// Reads a number without sign, fraction and exponent, and returns its end offset, or [#UNSURE]
  /// if there is no such number.
  private int timestamp(int at) {
    int first = JsonScanner.eightDigits(json, at, to);
    long value = Math.max(0, first);
    int end = first == JsonScanner.INVALID ? at : at + Long.BYTES;
    int digit;
    while (end < to && (digit = json[end] - '0') >= 0 && digit <= 9) {
      value = 10 * value + digit;
      end++;
    }
    boolean leadingZero = end > at + 1 && json[at] == '0';
    if (end == at || end - at > MAX_DIGITS || leadingZero) {
      return UNSURE;
    }
    timestamp = value;
    return end;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    cursor.enter('[');
    for (boolean first = true; cursor.nextElement(first); first = false) {
      texts.add(cursor.text());
    }
    return List.copyOf(texts);
  }
}
