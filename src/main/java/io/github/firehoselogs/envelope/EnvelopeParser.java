package io.github.firehoselogs.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.firehoselogs.json.Json;
import io.github.firehoselogs.json.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses one JSON document of CloudWatch Logs:
///
/// ```
/// {"messageType": "DATA_MESSAGE", "owner": …, "logGroup": …, "logStream": …,
///  "subscriptionFilters": [ … ],
///  "logEvents": [ {"id": …, "timestamp": 1700000000000, "message": "…", "extractedFields": {…}} ]}
/// ```
///
/// Fields may have any order, and unknown fields are skipped. Messages are located here, not
/// decoded.
///
/// This is the reference reader, based on Jackson. For documents in the usual form,
/// [EnvelopeScanner] gives the same result in a fifth of the time and without loading Jackson.
final class EnvelopeParser {
  private static final int NOT_SEEN = -1;

  private final LogEvents events;
  private final JsonParser parser;
  private final int from;

  private String messageType = "";
  private String owner = "";
  private String logGroup = "";
  private String logStream = "";
  private List<String> subscriptionFilters = List.of();
  private int eventsFrom = NOT_SEEN;
  private int eventsTo = NOT_SEEN;
  private @Nullable String problem;

  private EnvelopeParser(LogEvents events, JsonParser parser, int from) {
    this.events = events;
    this.parser = parser;
    this.from = from;
  }

  /// Parses the document at `from` and returns its end offset.
  static int parse(LogEvents events, byte[] json, int from, int length)
      throws UnreadableEnvelopeException {
    try (JsonParser parser = Json.parser(json, from, length)) {
      return new EnvelopeParser(events, parser, from).document();
    } catch (StreamConstraintsException _) {
      throw new UnreadableEnvelopeException(
          "envelope: exceeds a limit of the parser, such as "
              + Json.MAX_DEPTH
              + " levels of nesting");
    } catch (IOException e) {
      throw new UnreadableEnvelopeException("envelope: not JSON at byte " + offsetOf(e, from));
    }
  }

  private static String offsetOf(IOException e, int from) {
    return e instanceof JsonProcessingException json && json.getLocation() != null
        ? Long.toString(from + json.getLocation().getByteOffset())
        : "?";
  }

  private int document() throws IOException, UnreadableEnvelopeException {
    int firstIndex = events.size();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      field(parser.currentName());
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new UnreadableEnvelopeException("envelope: truncated");
    }
    int to = offsetAfterToken();
    switch (messageType) {
      case "DATA_MESSAGE" -> endDataMessage(to);
      case "CONTROL_MESSAGE" -> events.truncate(firstIndex);
      case "" -> throw new UnreadableEnvelopeException("envelope: messageType is missing");
      default ->
          throw new UnreadableEnvelopeException(
              "envelope: messageType is neither DATA_MESSAGE nor CONTROL_MESSAGE");
    }
    return to;
  }

  private void endDataMessage(int to) throws UnreadableEnvelopeException {
    if (problem != null) {
      throw new UnreadableEnvelopeException("envelope: " + problem);
    }
    if (eventsTo == NOT_SEEN) {
      throw new UnreadableEnvelopeException("envelope: logEvents is missing");
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
            to,
            events.size()));
  }

  private void field(String name) throws IOException {
    parser.nextToken();
    switch (name) {
      case "messageType" -> messageType = textOrEmpty();
      case "owner" -> owner = textOrEmpty();
      case "logGroup" -> logGroup = textOrEmpty();
      case "logStream" -> logStream = textOrEmpty();
      case "subscriptionFilters" -> subscriptionFilters = strings();
      case "logEvents" -> logEvents();
      default -> parser.skipChildren();
    }
  }

  private String textOrEmpty() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }

  private List<String> strings() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return List.of();
    }
    List<String> found = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        found.add(parser.getText());
      }
      parser.skipChildren();
    }
    return List.copyOf(found);
  }

  private void logEvents() throws IOException {
    if (eventsTo != NOT_SEEN) {
      noteProblem("logEvents appears twice");
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      noteProblem("logEvents is not an array");
      parser.skipChildren();
      return;
    }
    eventsFrom = offsetAfterToken();
    for (int number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        logEvent(number);
      } else {
        noteProblem("logEvents[" + number + "] is not an object");
        parser.skipChildren();
      }
    }
    eventsTo = offsetOfToken();
  }

  private void logEvent(int number) throws IOException {
    int eventFrom = offsetOfToken();
    int message = NOT_SEEN;
    long timestamp = LogEventView.NO_TIMESTAMP;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "message" -> message = value == JsonToken.VALUE_STRING ? offsetOfToken() : NOT_SEEN;
        case "timestamp" -> timestamp = timestamp();
        default -> {
          // id and extractedFields are read on demand.
        }
      }
      parser.skipChildren();
    }
    if (message == NOT_SEEN) {
      noteProblem("logEvents[" + number + "].message is missing or not a string");
    }
    int eventTo = offsetAfterToken();
    events.add(eventFrom, eventTo, message, messageEnd(message, eventTo), timestamp);
  }

  private int messageEnd(int message, int eventTo) {
    return message == NOT_SEEN
        ? LogEvents.NOT_TEXT
        : new JsonCursor(events.json(), message, eventTo).skipString();
  }

  /// Returns milliseconds since 1970, from a number or from digits in a string.
  private long timestamp() throws IOException {
    if (!parser.currentToken().isScalarValue() || parser.getTextLength() > 32) {
      return LogEventView.NO_TIMESTAMP;
    }
    try {
      return switch (parser.currentToken()) {
        case VALUE_NUMBER_INT, VALUE_STRING -> Long.parseLong(parser.getText());
        case VALUE_NUMBER_FLOAT -> (long) Double.parseDouble(parser.getText());
        default -> LogEventView.NO_TIMESTAMP;
      };
    } catch (NumberFormatException _) {
      return LogEventView.NO_TIMESTAMP;
    }
  }

  /// Records the first problem. It matters only for a data message; a control message may have any
  /// shape.
  private void noteProblem(String found) {
    if (problem == null) {
      problem = found;
    }
  }

  private int offsetOfToken() {
    return from + (int) parser.currentTokenLocation().getByteOffset();
  }

  private int offsetAfterToken() {
    return from + (int) parser.currentLocation().getByteOffset();
  }
}
