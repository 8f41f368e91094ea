package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.OneLineJson;
import io.github.firehoselogs.json.Utf8Builder;
import org.jspecify.annotations.Nullable;

/// A line of a function's code in Lambda's JSON log format.
///
/// ```
/// {"timestamp":"…","level":"INFO","requestId":"8e2b…","message":"text"}               Node.js
/// {"timestamp":"…","level":"INFO","requestId":"8e2b…","message":{"a":1}}
/// {"timestamp":"…","level":"INFO","message":"text","logger":"root","requestId":"…"}   Python
/// {"timestamp":"…","level":"INFO","message":"text","AWSRequestId":"8e2b…"}            Java
/// ```
///
/// `timestamp` and `level` must be strings, and `requestId`, if it is present. The rest becomes
/// `message` and `json`:
///
/// ```
/// "message":"text"                          "message":"text"
/// "message":{"a":1}  "message":"{\"a\":1}"  "json":{"a":1}
/// "message":[1]                             "message":"[1]"
/// "message":"text","logger":"root"          "message":"text","json":{"logger":"root"}
/// "message":{"a":1},"logger":"root"         "json":{"message":{"a":1},"logger":"root"}
/// ```
///
/// If OpenSearch would refuse the object, the rest of the line is `message`, as text.
final class LambdaJsonLine {
  private static final String MESSAGE_MEMBER = "\"message\":";

  /// The size of an empty JSON string.
  private static final int EMPTY_BYTES = 2;

  private final byte[] json;
  private final int length;

  /// The members without a field of their own, each after a comma.
  private final Utf8Builder others = new Utf8Builder(64);

  private @Nullable Slice timestamp;
  private @Nullable Slice level;
  private @Nullable Slice requestId;
  private @Nullable Slice message;
  private boolean duplicate;

  /// `json` is one valid object on one line.
  private LambdaJsonLine(Utf8Builder json) {
    this.json = json.array();
    this.length = json.length();
  }

  /// Reads the whole `line`; returns whether it has this format. If not, it adds no fields.
  static boolean read(Cursor line, JsonLine fields) {
    Utf8Builder json = new Utf8Builder(line.end - line.at);
    if (!OneLineJson.appendObject(line.text, line.at, line.end, json)) {
      return false;
    }
    LambdaJsonLine object = new LambdaJsonLine(json);
    object.readMembers();
    return object.addTo(fields);
  }

  private void readMembers() {
    int at = JsonScanner.skipWhitespace(json, 1, length);
    while (json[at] != '}') {
      int nameTo = JsonScanner.skipString(json, at, length);
      int colon = JsonScanner.skipWhitespace(json, nameTo, length);
      int value = JsonScanner.skipWhitespace(json, colon + 1, length);
      int valueTo = JsonScanner.skipValue(json, value, length);
      readMember(new Slice(json, at + 1, nameTo - 1), new Slice(json, value, valueTo));
      at = JsonScanner.skipWhitespace(json, valueTo, length);
      if (json[at] == ',') {
        at = JsonScanner.skipWhitespace(json, at + 1, length);
      }
    }
  }

  private void readMember(Slice name, Slice value) {
    if (name.is("timestamp")) {
      duplicate |= timestamp != null;
      timestamp = value;
    } else if (name.is("level")) {
      duplicate |= level != null;
      level = value;
    } else if (name.is("requestId") || name.is("AWSRequestId")) {
      duplicate |= requestId != null;
      requestId = value;
    } else if (name.is("message")) {
      duplicate |= message != null;
      message = value;
    } else {
      others.append(',').append(json, name.from() - 1, name.to() + 1).append(':');
      others.append(json, value.from(), value.to());
    }
  }

  private boolean addTo(JsonLine fields) {
    if (duplicate || timestamp == null || level == null) {
      return false;
    }
    if (!isText(timestamp) || !isText(level) || (requestId != null && !isText(requestId))) {
      return false;
    }
    add(LambdaText.TIMESTAMP, timestamp, fields);
    add(LambdaText.LEVEL, level, fields);
    if (requestId != null && requestId.to() - requestId.from() > EMPTY_BYTES) {
      add(LambdaText.REQUEST_ID, requestId, fields);
    }
    addRest(fields);
    return true;
  }

  private static boolean isText(Slice value) {
    return value.text()[value.from()] == '"';
  }

  private void addRest(JsonLine fields) {
    Utf8Builder object = messageObject();
    if (object != null && others.length() > 0) {
      object = objectOf(new Slice(object.array(), 0, object.length()));
    }
    if (object != null) {
      add(object, fields);
    } else if (others.length() == 0) {
      addMessage(fields);
    } else {
      addMessageAndOthers(fields);
    }
  }

  private void addMessageAndOthers(JsonLine fields) {
    Utf8Builder object = objectOf(null);
    if (object != null) {
      addMessage(fields);
      add(object, fields);
    } else {
      Utf8Builder rest = rest(message);
      fields.text(LambdaText.MESSAGE, rest.array(), 0, rest.length());
    }
  }

  /// Adds `message` as a string if the line has it.
  private void addMessage(JsonLine fields) {
    if (message != null && isText(message)) {
      add(LambdaText.MESSAGE, message, fields);
    } else if (message != null) {
      fields.text(LambdaText.MESSAGE, message.text(), message.from(), message.to());
    }
  }

  /// Returns the object that `message` is or contains as text, or null if there is none that
  /// OpenSearch accepts.
  private @Nullable Utf8Builder messageObject() {
    if (message == null || !isText(message)) {
      return message == null ? null : LambdaText.objectIn(json, message.from(), message.to());
    }
    byte first = json[message.from() + 1];
    if (first != '{' && first != '\\' && first != ' ') {
      return null;
    }
    Utf8Builder text = new Utf8Builder(message.to() - message.from());
    JsonString.appendScanned(json, message.from() + 1, message.to() - 1, text);
    return LambdaText.objectIn(text.array(), 0, text.length());
  }

  /// Returns [#rest], or null if OpenSearch would refuse it.
  private @Nullable Utf8Builder objectOf(@Nullable Slice messageValue) {
    Utf8Builder rest = rest(messageValue);
    return LambdaText.objectIn(rest.array(), 0, rest.length());
  }

  /// Returns an object with `messageValue`, if it is not null, and the other members.
  private Utf8Builder rest(@Nullable Slice messageValue) {
    Utf8Builder rest = new Utf8Builder(length);
    rest.append('{');
    int from = 1;
    if (messageValue != null) {
      rest.append(MESSAGE_MEMBER);
      rest.append(messageValue.text(), messageValue.from(), messageValue.to());
      from = 0;
    }
    return rest.append(others.array(), from, others.length()).append('}');
  }

  private static void add(JsonName name, Slice value, JsonLine fields) {
    fields.value(name).append(value.text(), value.from(), value.to());
  }

  private static void add(Utf8Builder object, JsonLine fields) {
    fields.value(LambdaText.JSON).append(object.array(), 0, object.length());
  }
}
