package io.github.firehoselogs.cloudwatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.text.JsonScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the log events of a document in one walk over its bytes, as long as it is a document as
/// CloudWatch Logs writes them.
///
/// Fields may come in any order and unknown ones stand anywhere. Where anything else is unusual
/// (an escape in a name, a time that is no plain number, a message that is none, deep nesting, any
/// error at all) this gives up, and [EnvelopeParser] reads the document from its beginning: with
/// Jackson, which decides what is right and says what is wrong. `EnvelopeScannerTest` holds both
/// against each other.
///
/// This is our own because every byte of every envelope passes here: `EnvelopeBenchmark` has what
/// that pays.
final class EnvelopeScanner {
  /// What is returned in place of an offset where Jackson must decide.
  static final int UNSURE = JsonScanner.INVALID;

  /// Levels inside a value that we pass over; some less than Jackson takes of a whole document.
  private static final int MAX_DEPTH = Json.MAX_DEPTH - 10;

  /// Bytes of a name, or of a value with names in it, that are surely no name too long for Jackson.
  private static final int MAX_NAMED_BYTES = 1 << 16;

  /// Digits that always fit a `long`.
  private static final int MAX_DIGITS = 18;

  private static final byte[] MESSAGE_TYPE = "messageType".getBytes(US_ASCII);
  private static final byte[] OWNER = "owner".getBytes(US_ASCII);
  private static final byte[] LOG_GROUP = "logGroup".getBytes(US_ASCII);
  private static final byte[] LOG_STREAM = "logStream".getBytes(US_ASCII);
  private static final byte[] SUBSCRIPTION_FILTERS = "subscriptionFilters".getBytes(US_ASCII);
  private static final byte[] LOG_EVENTS = "logEvents".getBytes(US_ASCII);
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static final byte[] TIMESTAMP = "timestamp".getBytes(US_ASCII);

  private final LogEvents events;
  private final byte[] json;
  private final int from;
  private final int to;

  /// Where the walk is, or [#UNSURE], which no step comes back from.
  private int at;

  private int nameFrom;
  private int nameTo;

  private String messageType = "";
  private String owner = "";
  private String logGroup = "";
  private String logStream = "";
  private List<String> subscriptionFilters = List.of();
  private int eventsFrom = UNSURE;
  private int eventsTo = UNSURE;

  private EnvelopeScanner(LogEvents events, byte[] json, int from, int to) {
    this.events = events;
    this.json = json;
    this.from = from;
    this.to = to;
    this.at = from;
  }

  /// Adds the log events of the document that begins at `from` to `events`, and returns the offset
  /// behind it. Adds nothing where it returns [#UNSURE].
  static int scan(LogEvents events, byte[] json, int from, int to) {
    int firstIndex = events.size();
    EnvelopeScanner scanner = new EnvelopeScanner(events, json, from, to);
    scanner.document();
    if (scanner.at == UNSURE || !scanner.endMessage(firstIndex)) {
      events.truncate(firstIndex);
      return UNSURE;
    }
    return scanner.at;
  }

  private void document() {
    at++;
    for (boolean first = true; nextField(first); first = false) {
      if (isNamed(LOG_EVENTS)) {
        logEvents();
      } else if (isNamed(MESSAGE_TYPE)) {
        messageType = text();
      } else if (isNamed(OWNER)) {
        owner = text();
      } else if (isNamed(LOG_GROUP)) {
        logGroup = text();
      } else if (isNamed(LOG_STREAM)) {
        logStream = text();
      } else if (isNamed(SUBSCRIPTION_FILTERS)) {
        subscriptionFilters = texts();
      } else {
        passOver();
      }
    }
  }

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
            at,
            events.size()));
    return true;
  }

  /// The brackets are told apart from what is between them by the caller: `at` is behind the opening
  /// one, and behind the closing one in the end.
  private void logEvents() {
    if (eventsTo != UNSURE || json[at] != '[') {
      at = UNSURE;
      return;
    }
    at++;
    eventsFrom = at;
    for (boolean first = true; nextElement(first); first = false) {
      logEvent();
    }
    eventsTo = at - 1;
  }

  private void logEvent() {
    if (json[at] != '{') {
      at = UNSURE;
      return;
    }
    int eventFrom = at;
    at++;
    int message = UNSURE;
    int messageEnd = LogEvents.NOT_VERBATIM;
    long timestamp = LogEvent.NO_TIMESTAMP;
    for (boolean first = true; nextField(first); first = false) {
      if (isNamed(MESSAGE)) {
        message = at;
        messageEnd = message();
      } else if (isNamed(TIMESTAMP)) {
        timestamp = timestamp();
      } else {
        passOver();
      }
    }
    if (at == UNSURE || message == UNSURE) {
      at = UNSURE;
      return;
    }
    events.add(eventFrom, at, message, messageEnd, timestamp);
  }

  /// Passes over a message and returns the offset of its closing quote if it stands there verbatim.
  private int message() {
    int end = json[at] == '"' ? JsonScanner.endOfVerbatim(json, at + 1, to) : UNSURE;
    if (end == UNSURE) {
      at = UNSURE;
      return LogEvents.NOT_VERBATIM;
    }
    if (json[end] == '"') {
      at = end + 1;
      return end;
    }
    at = JsonScanner.skipText(json, end, to);
    return LogEvents.NOT_VERBATIM;
  }

  /// Returns the digits of a number without sign, fraction and exponent.
  private long timestamp() {
    long value = 0;
    int end = at;
    while (end < to && end - at < MAX_DIGITS && json[end] >= '0' && json[end] <= '9') {
      value = 10 * value + (json[end] - '0');
      end++;
    }
    boolean leadingZero = json[at] == '0' && end > at + 1;
    at = end == at || leadingZero || !endsNumber(end) ? UNSURE : end;
    return value;
  }

  private boolean endsNumber(int end) {
    return end < to && (json[end] == ',' || json[end] == '}' || JsonText.isBlank(json[end]));
  }

  /// Returns the text of a string without escapes, `""` where the value is something else.
  private String text() {
    if (json[at] != '"') {
      passOver();
      return "";
    }
    int textFrom = at + 1;
    int end = JsonScanner.endOfVerbatim(json, textFrom, to);
    if (end == UNSURE || json[end] != '"') {
      at = UNSURE;
      return "";
    }
    at = end + 1;
    return new String(json, textFrom, end - textFrom, UTF_8);
  }

  private List<String> texts() {
    if (json[at] != '[') {
      at = UNSURE;
      return List.of();
    }
    at++;
    List<String> texts = new ArrayList<>();
    for (boolean first = true; nextElement(first); first = false) {
      if (json[at] == '"') {
        texts.add(text());
      } else {
        at = UNSURE;
      }
    }
    return List.copyOf(texts);
  }

  private void passOver() {
    int end = JsonScanner.skipValue(json, at, to, MAX_DEPTH);
    at = end - at > MAX_NAMED_BYTES ? UNSURE : end;
  }

  /// Moves from behind a brace or a value to the next field's value and returns true, or behind the
  /// closing brace and returns false.
  private boolean nextField(boolean first) {
    if (!nextItem(first, '}')) {
      return false;
    }
    nameFrom = at + 1;
    nameTo = json[at] == '"' ? JsonScanner.endOfVerbatim(json, nameFrom, to) : UNSURE;
    if (nameTo == UNSURE || json[nameTo] != '"' || nameTo - nameFrom > MAX_NAMED_BYTES) {
      return stop(UNSURE);
    }
    int colon = JsonScanner.skipBlank(json, nameTo + 1, to);
    if (colon == to || json[colon] != ':') {
      return stop(UNSURE);
    }
    at = JsonScanner.skipBlank(json, colon + 1, to);
    return at < to || stop(UNSURE);
  }

  /// Does the same in an array.
  private boolean nextElement(boolean first) {
    return nextItem(first, ']');
  }

  private boolean nextItem(boolean first, char closing) {
    int next = JsonScanner.skipBlank(json, at, to);
    if (next == to) {
      return stop(UNSURE);
    }
    if (first && json[next] == closing) {
      return stop(next + 1);
    }
    if (!first) {
      if (json[next] != ',') {
        return stop(json[next] == closing ? next + 1 : UNSURE);
      }
      next = JsonScanner.skipBlank(json, next + 1, to);
    }
    at = next;
    return at < to || stop(UNSURE);
  }

  private boolean stop(int newAt) {
    at = newAt;
    return false;
  }

  private boolean isNamed(byte[] name) {
    return Arrays.equals(json, nameFrom, nameTo, name, 0, name.length);
  }
}
