package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.OneLineJson;
import io.github.firehoselogs.json.Utf8Builder;
import org.jspecify.annotations.Nullable;

/// A platform event in the form of Lambda's Telemetry API, which functions with JSON logs write:
///
/// ```
/// {"time":"2023-11-14T22:13:20.123Z","type":"platform.report",
///  "record":{"requestId":"8e2b…","metrics":{"durationMs":13.82,…},"status":"success",
///            "tracing":{"spanId":"54…","type":"X-Amzn-Trace-Id","value":"Root=1-62e9…;Parent=…"}}}
/// ```
///
/// The fields of `record` and of its `metrics` are written as one flat object. `traceId` is the
/// `Root` of `tracing`. A value that does not have the [LambdaShape] of its field is left out. If
/// anything is left out or has no field, `event` contains the whole message. A `record` that is a
/// string is a [LambdaFault].
final class LambdaEvent {
  private static final String RECORD = "record";
  private static final String METRICS = "metrics";
  private static final String VALUE = "value";

  /// The object that contains a member.
  private enum Level {
    EVENT,
    RECORD,
    METRICS,
    TRACING
  }

  private final byte[] json;
  private final int length;
  private final LambdaValues values = new LambdaValues();

  /// `json` is one valid object on one line.
  private LambdaEvent(Utf8Builder json) {
    this.json = json.array();
    this.length = json.length();
  }

  /// Reads the whole `message`; returns whether it is a platform event.
  static boolean read(Cursor message, JsonLine fields) {
    Utf8Builder json = new Utf8Builder(message.end - message.at);
    if (!OneLineJson.appendObject(message.text, message.at, message.end, json)) {
      return false;
    }
    LambdaEvent event = new LambdaEvent(json);
    event.readMembers(Level.EVENT, 0);
    if (!event.isPlatformEvent()) {
      return false;
    }
    event.addTo(fields);
    if (!event.values.isComplete()) {
      fields.text(LambdaValues.EVENT, message.text, message.at, message.end);
    }
    return true;
  }

  private boolean isPlatformEvent() {
    Slice type = values.valueOf(LambdaField.TYPE);
    return type != null && new Cursor(json, type.from(), type.to()).skip("\"platform.");
  }

  private void addTo(JsonLine fields) {
    values.inOrder().forEach((field, value) -> add(field, value, fields));
  }

  /// Adds `value` unchanged if it is JSON, or as a string if it is a part of one.
  private static void add(LambdaField field, Slice value, JsonLine fields) {
    if (field.shape == LambdaShape.TEXT && value.text()[value.from()] != '"') {
      fields.text(field.jsonName(), value.text(), value.from(), value.to());
    } else {
      fields.value(field.jsonName()).append(value.text(), value.from(), value.to());
    }
  }

  private void readMembers(Level level, int brace) {
    int at = JsonScanner.skipWhitespace(json, brace + 1, length);
    while (json[at] != '}') {
      int nameTo = JsonScanner.skipString(json, at, length);
      int colon = JsonScanner.skipWhitespace(json, nameTo, length);
      int value = JsonScanner.skipWhitespace(json, colon + 1, length);
      int valueTo = JsonScanner.skipValue(json, value, length);
      readMember(level, new Slice(json, at + 1, nameTo - 1), new Slice(json, value, valueTo));
      at = JsonScanner.skipWhitespace(json, valueTo, length);
      if (json[at] == ',') {
        at = JsonScanner.skipWhitespace(json, at + 1, length);
      }
    }
  }

  private void readMember(Level level, Slice name, Slice value) {
    boolean object = json[value.from()] == '{';
    switch (level) {
      case EVENT -> {
        if (!name.is(RECORD)) {
          put(eventField(name), value);
        } else if (object) {
          readMembers(Level.RECORD, value.from());
        } else {
          readText(value);
        }
      }
      case RECORD -> {
        if (object && name.is(METRICS)) {
          readMembers(Level.METRICS, value.from());
        } else {
          readRecordMember(name, value);
        }
      }
      case METRICS -> put(LambdaField.recordField(name), value);
      case TRACING -> {
        if (name.is(VALUE)) {
          readTrace(new Cursor(json, value.from(), value.to()));
        }
      }
    }
  }

  private void readRecordMember(Slice name, Slice value) {
    if (!LambdaField.TRACING.isNamed(name)) {
      put(LambdaField.recordField(name), value);
    } else if (put(LambdaField.TRACING, value)) {
      readMembers(Level.TRACING, value.from());
    }
  }

  /// Sets `field` to `value` if that has the shape of the field; returns whether it has.
  private boolean put(@Nullable LambdaField field, Slice value) {
    Slice fitting = field == null ? null : field.shape.valueOf(value);
    if (fitting == null) {
      values.markIncomplete();
      return false;
    }
    values.put(field, fitting);
    return true;
  }

  /// Reads a record that is a string without escapes.
  private void readText(Slice value) {
    Cursor text = new Cursor(json, value.from() + 1, value.to() - 1);
    if (json[value.from()] != '"' || text.indexOf('\\') >= 0 || !LambdaFault.read(text, values)) {
      values.markIncomplete();
    }
  }

  private @Nullable LambdaField eventField(Slice name) {
    if (LambdaField.TIME.isNamed(name)) {
      return LambdaField.TIME;
    }
    return LambdaField.TYPE.isNamed(name) ? LambdaField.TYPE : null;
  }

  /// Reads `"Root=1-62e9…;Parent=…;Sampled=1"`.
  private void readTrace(Cursor trace) {
    if (trace.skip("\"Root=")) {
      int from = trace.at;
      while (isPlain(json[trace.at])) {
        trace.at++;
      }
      if (trace.at > from && json[trace.at] != '\\') {
        values.put(LambdaField.TRACE_ID, new Slice(json, from, trace.at));
      }
    }
  }

  private static boolean isPlain(byte b) {
    return b != ';' && b != '"' && b != '\\';
  }
}
