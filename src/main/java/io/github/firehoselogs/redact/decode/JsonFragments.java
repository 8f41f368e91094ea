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
  /// The maximum number of times that a byte is read, on average. Text crafted to look like JSON up
  /// to its last byte needs more; the search then continues after a failed attempt instead of
  /// inside it.
  private static final int MAX_LOOKS = 16;

  private final byte[] text;
  private final int length;
  private final BitSet objects = new BitSet();
  private long looks;
  private int from;
  private int to;

  /// The index at which the last attempt failed.
  private int failedAt;

  public JsonFragments(View view) {
    text = view.array();
    length = view.length();
    looks = (long) MAX_LOOKS * length;
  }

  public int from() {
    return from;
  }

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
      } else if (looks > 0 && beginsEscapedJson(start)) {
        end = JsonScanner.skipString(text, start, length);
        looks -= end == JsonScanner.INVALID ? length - start : 0;
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
      start = looks > 0 ? start + 1 : Math.max(start + 1, failedAt);
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
    int start = JsonScanner.skipBlank(text, 0, length);
    if (start == length || text[start] != '"') {
      return false;
    }
    int end = JsonScanner.skipString(text, start, length);
    if (end == JsonScanner.INVALID || JsonScanner.skipBlank(text, end, length) != length) {
      return false;
    }
    from = start;
    to = end;
    return true;
  }

  /// Returns the end of the object or array at `start`. [#objects] has a bit for each level.
  private int endOfValue(int start) {
    int depth = 0;
    int at = start;
    while (true) {
      byte first = at < length ? text[at] : 0;
      if (first == '{' || first == '[') {
        objects.set(depth, first == '{');
        int inside = JsonScanner.skipBlank(text, at + 1, length);
        if (inside < length && text[inside] == closing(depth)) {
          at = inside + 1;
        } else {
          at = first == '{' ? endOfName(inside, start) : inside;
          depth++;
          if (at == JsonScanner.INVALID) {
            return at;
          }
          continue;
        }
      } else {
        int end = JsonScanner.skipValue(text, at, length, 0);
        if (end == JsonScanner.INVALID) {
          return failed(at, start);
        }
        at = end;
      }
      // After a value: out of every level that ends here, then on to the next member.
      int next = at;
      while (depth > 0) {
        next = JsonScanner.skipBlank(text, at, length);
        if (next == length || text[next] != closing(depth - 1)) {
          break;
        }
        depth--;
        at = next + 1;
      }
      if (depth == 0) {
        looks -= at - start;
        return at;
      }
      if (next == length || text[next] != ',') {
        return failed(next, start);
      }
      at = JsonScanner.skipBlank(text, next + 1, length);
      if (objects.get(depth - 1)) {
        at = endOfName(at, start);
        if (at == JsonScanner.INVALID) {
          return at;
        }
      }
    }
  }

  private byte closing(int level) {
    return (byte) (objects.get(level) ? '}' : ']');
  }

  /// Returns the offset of the value that the name at `quote` belongs to.
  private int endOfName(int quote, int start) {
    if (quote >= length || text[quote] != '"') {
      return failed(quote, start);
    }
    int colon = JsonScanner.skipBlank(text, JsonScanner.skipString(text, quote, length), length);
    if (colon == length || text[colon] != ':') {
      return failed(quote, start);
    }
    return JsonScanner.skipBlank(text, colon + 1, length);
  }

  /// Records a failed attempt. A string without an end may have been read up to the end of the
  /// text.
  private int failed(int at, int start) {
    boolean inString = at < length && text[at] == '"';
    looks -= (inString ? length : Math.min(at, length)) - start;
    failedAt = at;
    return JsonScanner.INVALID;
  }
}
