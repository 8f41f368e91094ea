package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.JsonScanner;
import java.util.BitSet;

/// Finds the JSON objects and arrays in a text, from left to right. Each may be the whole text or a
/// part of it. A JSON string is found too if it is the whole text, or if its text begins with an
/// object or array, whose quotes are then escaped.
///
/// ```
/// 10:02:17 WARN [main] retry {"to":"a@b.cd","n":[1,2]} in 5 s
///                            └────────────────────────┘
/// level=warn body="{\"to\":\"a@b.cd\"}" caller=main.go:7
///                 └──────────────────┘
/// ```
///
/// Each fragment is valid JSON (RFC 8259), at any depth of nesting.
public final class JsonFragments {
  /// The maximum number of times that a byte is read, on average. Text that looks like JSON up to
  /// its last byte would need more. The search then continues after a failed attempt, not inside
  /// it.
  private static final int MAX_READS = 16;

  private final byte[] text;
  private final int length;

  /// A bit for each open level: set for an object, clear for an array.
  private final BitSet objects = new BitSet();

  /// The number of open levels.
  private int depth;

  /// The number of bytes that may still be read.
  private long readsLeft;

  private int from;
  private int to;

  /// The index at which the last attempt failed.
  private int failedAt;

  /// Fragments of the text of `view`. Call [#next] to move to the first.
  public JsonFragments(View view) {
    text = view.array();
    length = view.length();
    readsLeft = (long) MAX_READS * length;
  }

  /// Returns the start of the fragment.
  public int from() {
    return from;
  }

  /// Returns the end of the fragment.
  public int to() {
    return to;
  }

  /// Moves to the next fragment. Returns false if there are no more.
  public boolean next() {
    int start = to;
    if (start == 0 && isOneString()) {
      return true;
    }
    while (start < length) {
      int end;
      if (text[start] == '{' || text[start] == '[') {
        end = endOfValue(start);
      } else if (readsLeft > 0 && beginsEscapedJson(start)) {
        end = JsonScanner.skipString(text, start, length);
        readsLeft -= end == JsonScanner.INVALID ? length - start : 0;
        failedAt = start;
      } else {
        start++;
        continue;
      }
      if (end != JsonScanner.INVALID) {
        from = start;
        to = end;
        return true;
      }
      start = readsLeft > 0 ? start + 1 : Math.max(start + 1, failedAt);
    }
    return false;
  }

  /// Returns whether a string that contains JSON begins at `quote`. Only then can a backslash
  /// follow the opening brackets.
  private boolean beginsEscapedJson(int quote) {
    int at = quote + 1;
    while (at < length && "{[ ".indexOf(text[at]) >= 0) {
      at++;
    }
    return text[quote] == '"' && at > quote + 1 && at < length && text[at] == '\\';
  }

  private boolean isOneString() {
    int start = JsonScanner.skipWhitespace(text, 0, length);
    if (start == length || text[start] != '"') {
      return false;
    }
    int end = JsonScanner.skipString(text, start, length);
    if (end == JsonScanner.INVALID || JsonScanner.skipWhitespace(text, end, length) != length) {
      return false;
    }
    from = start;
    to = end;
    return true;
  }

  /// Returns the end of the object or array at `start`.
  private int endOfValue(int start) {
    depth = 0;
    int at = start;
    do {
      at = step(at, start);
    } while (depth > 0 && at != JsonScanner.INVALID);
    if (at != JsonScanner.INVALID) {
      readsLeft -= at - start;
    }
    return at;
  }

  /// Reads the scalar at `from`, or enters the object or array there. Returns the start of the next
  /// value, or the end of the outermost one.
  private int step(int from, int start) {
    byte first = from < length ? text[from] : 0;
    if (first != '{' && first != '[') {
      int end = JsonScanner.skipValue(text, from, length, 0);
      return end == JsonScanner.INVALID ? failed(from, start) : afterValue(end, start);
    }
    objects.set(depth, first == '{');
    int inside = JsonScanner.skipWhitespace(text, from + 1, length);
    if (inside < length && text[inside] == closing(depth)) {
      return afterValue(inside + 1, start);
    }
    depth++;
    return startOfValue(inside, start);
  }

  /// Leaves all objects and arrays that end directly after the value that ends at `end`. Returns the
  /// start of the next value, or the end of the outermost one.
  private int afterValue(int end, int start) {
    int at = end;
    while (depth > 0) {
      int next = JsonScanner.skipWhitespace(text, at, length);
      if (next == length || text[next] != closing(depth - 1)) {
        return next < length && text[next] == ','
            ? startOfValue(JsonScanner.skipWhitespace(text, next + 1, length), start)
            : failed(next, start);
      }
      depth--;
      at = next + 1;
    }
    return at;
  }

  /// Returns the start of the value of the member or element at `at`.
  private int startOfValue(int at, int start) {
    return objects.get(depth - 1) ? endOfName(at, start) : at;
  }

  private byte closing(int level) {
    return (byte) (objects.get(level) ? '}' : ']');
  }

  /// Returns the start of the value that belongs to the name at `quote`.
  private int endOfName(int quote, int start) {
    if (quote >= length || text[quote] != '"') {
      return failed(quote, start);
    }
    int colon =
        JsonScanner.skipWhitespace(text, JsonScanner.skipString(text, quote, length), length);
    if (colon == length || text[colon] != ':') {
      return failed(quote, start);
    }
    return JsonScanner.skipWhitespace(text, colon + 1, length);
  }

  /// Records a failed attempt. A string without an end may have been read up to the end of the
  /// text.
  private int failed(int at, int start) {
    boolean inString = at < length && text[at] == '"';
    readsLeft -= (inString ? length : Math.min(at, length)) - start;
    failedAt = at;
    return JsonScanner.INVALID;
  }
}
