package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/// Looks up single fields of a JSON object on demand.
public final class JsonFields {
  private static final int NONE = -1;

  private JsonFields() {}

  /// Returns the text of the scalar field `name` of the JSON object `json[from, to)`: a string's
  /// decoded text, or a number, `true` or `false` as JSON text. Empty if the field is missing,
  /// `null`, an object or an array, or if the text is not JSON.
  public static Optional<String> scalar(byte[] json, int from, int to, String name) {
    Utf8Builder text = new Utf8Builder(64);
    return appendScalar(json, from, to, name.getBytes(UTF_8), text)
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  /// Returns the text of the scalar field `name` of the object in the field `outer`.
  public static Optional<String> scalar(byte[] json, int from, int to, byte[] outer, String name) {
    int object = find(json, from, to, outer);
    return object == NONE ? Optional.empty() : scalar(json, object, to, name);
  }

  /// Returns the object in the field `name` on one line, empty if there is no such object. Throws
  /// [MalformedTextException] if a string in it is not UTF-8.
  public static Optional<byte[]> object(byte[] json, int from, int to, byte[] name) {
    int value = find(json, from, to, name);
    if (value == NONE || json[value] != '{') {
      return Optional.empty();
    }
    int end = JsonScanner.skipValue(json, value, to);
    Utf8Builder out = new Utf8Builder(Math.max(0, end - value));
    if (end == JsonScanner.INVALID || !OneLineJson.appendObject(json, value, end, out)) {
      throw new MalformedTextException("a JSON object in UTF-8", value);
    }
    return Optional.of(out.toByteArray());
  }

  /// Appends the text of the scalar field `name` like [#scalar]; returns whether there is one.
  public static boolean appendScalar(byte[] json, int from, int to, byte[] name, Utf8Builder out) {
    int value = find(json, from, to, name);
    int end = value == NONE ? JsonScanner.INVALID : JsonScanner.skipValue(json, value, to);
    if (end == JsonScanner.INVALID) {
      return false;
    }
    switch (json[value]) {
      case '{', '[', 'n' -> {
        return false;
      }
      case '"' -> JsonString.appendText(json, value, out);
      default -> out.append(json, value, end);
    }
    return true;
  }

  /// Appends the string `name` unchanged, with its quotes, if it has no escape; returns whether it
  /// did.
  public static boolean appendVerbatim(
      byte[] json, int from, int to, byte[] name, Utf8Builder out) {
    int value = find(json, from, to, name);
    if (value == NONE || json[value] != '"') {
      return false;
    }
    int quote = JsonScanner.endOfVerbatim(json, value + 1, to);
    if (quote == JsonScanner.INVALID || json[quote] != '"') {
      return false;
    }
    out.append(json, value, quote + 1);
    return true;
  }

  private static String text(byte[] json, int quote) {
    Utf8Builder text = new Utf8Builder(64);
    JsonString.appendText(json, quote, text);
    return text.toString();
  }

  /// Returns the offset of the value of the field `name` of the JSON object `json[from, to)`, `to`
  /// if there is no such field.
  public static int offsetOf(byte[] json, int from, int to, byte[] name) {
    int value = find(json, from, to, name);
    return value == NONE ? to : value;
  }

  /// Returns the offset of the value of the first field `name`, or [#NONE].
  private static int find(byte[] json, int from, int to, byte[] name) {
    int at = JsonGap.skip(json, from, to);
    if (at == to || json[at] != '{') {
      return NONE;
    }
    do {
      int quote = JsonGap.skip(json, at + 1, to);
      int nameEnd = quote < to && json[quote] == '"' ? JsonScanner.skipString(json, quote, to) : -1;
      int colon = nameEnd < 0 ? to : JsonGap.skip(json, nameEnd, to);
      int value = colon < to && json[colon] == ':' ? JsonGap.skip(json, colon + 1, to) : to;
      if (value == to) {
        return NONE;
      }
      if (isName(json, quote, nameEnd, name)) {
        return value;
      }
      int end = JsonScanner.skipValue(json, value, to);
      at = end == JsonScanner.INVALID ? to : JsonGap.skip(json, end, to);
    } while (at < to && json[at] == ',');
    return NONE;
  }

  private static boolean isName(byte[] json, int quote, int end, byte[] name) {
    if (Arrays.equals(json, quote + 1, end - 1, name, 0, name.length)) {
      return true;
    }
    for (int at = quote; at < end; at++) {
      if (json[at] == '\\') {
        return Arrays.equals(text(json, quote).getBytes(UTF_8), name);
      }
    }
    return false;
  }
}
