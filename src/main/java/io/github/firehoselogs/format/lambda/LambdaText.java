package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.mapping.IndexableJson;
import org.jspecify.annotations.Nullable;

/// The fields of the lines that a function's code writes.
final class LambdaText {
  static final JsonName TIMESTAMP = JsonName.of("timestamp");
  static final JsonName LEVEL = JsonName.of("level");
  static final JsonName REQUEST_ID = JsonName.of("requestId");
  static final JsonName MESSAGE = JsonName.of("message");
  static final JsonName JSON = JsonName.of("json");

  private LambdaText() {}

  static Schema schema() {
    return Schema.exactly(
        Field.string(TIMESTAMP, "time, as in the log"),
        Field.string(LEVEL, "level, as in the log"),
        Field.string(REQUEST_ID, "id of the invocation"),
        Field.text(MESSAGE, "message"),
        Field.object(JSON, "message, if it is a JSON object"));
  }

  /// Adds `text[from, to)` as `json` if it is a JSON object that OpenSearch accepts, else as
  /// `message`.
  static void add(byte[] text, int from, int to, JsonLine fields) {
    Utf8Builder object = objectIn(text, from, to);
    if (object == null) {
      fields.text(MESSAGE, text, from, to);
    } else {
      fields.value(JSON).append(object.array(), 0, object.length());
    }
  }

  /// Returns `text[from, to)` on one line if it is a JSON object that OpenSearch accepts, else null.
  static @Nullable Utf8Builder objectIn(byte[] text, int from, int to) {
    int start = JsonScanner.skipWhitespace(text, from, to);
    if (start == to || text[start] != '{') {
      return null;
    }
    Utf8Builder object = new Utf8Builder(to - start);
    return IndexableJson.appendObject(text, start, to, object) ? object : null;
  }
}
