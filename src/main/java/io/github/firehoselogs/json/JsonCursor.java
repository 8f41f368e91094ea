package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Reads JSON value by value, forward only, for readers that know the expected fields:
///
/// ```
/// for (boolean first = true; cursor.nextField(first); first = false) {
///   if (cursor.isNamed(OWNER)) { owner = cursor.text(); } else { cursor.skip(); }
/// }
/// ```
///
/// Once it meets anything unexpected it is [lost][#isLost] for good: every later call is a no-op,
/// and loops end. Anything that is not JSON is unexpected, and so are some unusual forms: an escape
/// in a name or text that is read, deep nesting, names of 65,536 bytes.
public final class JsonCursor {
  /// The maximum depth of nesting in a skipped value.
  private static final int MAX_DEPTH = 990;

  /// The maximum size in bytes of a name, or of a skipped value that may contain names.
  private static final int MAX_NAMED_BYTES = 1 << 16;

  private final byte[] json;
  private final int to;
  private int at;
  private int nameFrom;
  private int nameTo;

  /// A cursor before the value at `from`. It is lost if `from` is not less than `to`.
  public JsonCursor(byte[] json, int from, int to) {
    this.json = json;
    this.to = to;
    this.at = from < to ? from : JsonScanner.INVALID;
  }

  /// Returns the offset of the value ahead. After a value was read or skipped, returns its end.
  /// Returns [JsonScanner#INVALID] if the cursor is lost.
  public int offset() {
    return at;
  }

  /// Returns whether the cursor has met anything unexpected.
  public boolean isLost() {
    return at == JsonScanner.INVALID;
  }

  /// Makes the cursor lost: the reader met something unexpected.
  public void markLost() {
    at = JsonScanner.INVALID;
  }

  /// Returns whether the value ahead begins with `first`.
  public boolean isAhead(char first) {
    return at >= 0 && at < to && json[at] == first;
  }

  /// Enters the object or array ahead, which must begin with `opening`; lost if it does not.
  public void enter(char opening) {
    at = isAhead(opening) ? at + 1 : JsonScanner.INVALID;
  }

  /// Moves to the next field's value and returns true. At the end of the object, moves past it and
  /// returns false. `first` tells whether no field of the object has been read yet.
  public boolean nextField(boolean first) {
    if (!next(first, '}')) {
      return false;
    }
    nameFrom = at + 1;
    nameTo = json[at] == '"' ? JsonScanner.endOfVerbatim(json, nameFrom, to) : JsonScanner.INVALID;
    if (nameTo == JsonScanner.INVALID
        || json[nameTo] != '"'
        || nameTo - nameFrom > MAX_NAMED_BYTES) {
      return stop(JsonScanner.INVALID);
    }
    int colon = JsonScanner.skipWhitespace(json, nameTo + 1, to);
    if (colon == to || json[colon] != ':') {
      return stop(JsonScanner.INVALID);
    }
    at = JsonScanner.skipWhitespace(json, colon + 1, to);
    return at < to || stop(JsonScanner.INVALID);
  }

  /// Like [#nextField], for the next value of an array.
  public boolean nextElement(boolean first) {
    return next(first, ']');
  }

  /// Returns whether `name` is the name of the field whose value is ahead.
  public boolean isNamed(byte[] name) {
    return Arrays.equals(json, nameFrom, nameTo, name, 0, name.length);
  }

  /// Returns the name of the field whose value is ahead.
  public String name() {
    return new String(json, nameFrom, nameTo - nameFrom, UTF_8);
  }

  /// Skips the value ahead.
  public void skip() {
    int end = isLost() ? JsonScanner.INVALID : JsonScanner.skipValue(json, at, to, MAX_DEPTH);
    boolean mayContainNames = isAhead('{') || isAhead('[');
    at = mayContainNames && end - at > MAX_NAMED_BYTES ? JsonScanner.INVALID : end;
  }

  /// Skips the string ahead, and returns the offset of its closing quote, or the complement
  /// (`~quote`) if the string has an escape. Lost, with [JsonScanner#INVALID], if there is no
  /// string.
  public int skipString() {
    int end = verbatimEnd();
    if (end == JsonScanner.INVALID) {
      markLost();
      return JsonScanner.INVALID;
    }
    if (json[end] == '"') {
      at = end + 1;
      return end;
    }
    at = JsonScanner.skipText(json, end, to);
    return isLost() ? JsonScanner.INVALID : ~(at - 1);
  }

  /// Moves to `offset`: the reader has processed everything before it.
  public void moveTo(int offset) {
    at = offset;
  }

  /// Returns the text of the string ahead, and moves past it. Lost, with the text `""`, if there is
  /// no string, or one with an escape.
  public String text() {
    int textFrom = at + 1;
    int end = verbatimEnd();
    if (end == JsonScanner.INVALID || json[end] != '"') {
      markLost();
      return "";
    }
    at = end + 1;
    return new String(json, textFrom, end - textFrom, UTF_8);
  }

  private int verbatimEnd() {
    return isAhead('"') ? JsonScanner.endOfVerbatim(json, at + 1, to) : JsonScanner.INVALID;
  }

  private boolean next(boolean first, char closing) {
    int next = JsonScanner.skipWhitespace(json, at, to);
    if (next == to) {
      return stop(JsonScanner.INVALID);
    }
    byte ahead = json[next];
    if (ahead == closing) {
      return stop(next + 1);
    }
    if (!first) {
      next = ahead == ',' ? JsonScanner.skipWhitespace(json, next + 1, to) : to;
    }
    at = next;
    return at < to || stop(JsonScanner.INVALID);
  }

  private boolean stop(int newAt) {
    at = newAt;
    return false;
  }
}
