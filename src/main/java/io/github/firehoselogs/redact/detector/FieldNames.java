package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;

/// The words that name the next string of JSON. They come from the names of its fields, or from
/// strings before it:
///
/// ```
/// {"Authorization":["Bearer …"]}
/// {"name":"Authorization","value":"Bearer …"}
/// {"Authorization":{"value":"Bearer …"}}
/// ["Host","example.com","Authorization","Bearer …"]
/// ```
public final class FieldNames {
  /// The maximum size of a string that can be a name, in bytes.
  private static final int MAX_NAME = 64;

  /// The maximum size of all words together, in bytes.
  private static final int MAX_TEXT = 256;

  /// The maximum number of characters between a name and its value.
  private static final int MAX_GAP = 8;

  private static final String VALUES = "values";

  private final Utf8Builder text = new Utf8Builder(0);

  /// Returns the words, with a space after each.
  public Utf8Builder text() {
    return text;
  }

  /// Adds the word before the JSON at `to`. It may be a name in JSON that was cut off:
  /// `{"headers":{"Authorization":["Bearer …"],"x":"cu`.
  public void addWordBefore(byte[] line, int to) {
    int end = to;
    while (end > 0 && to - end < MAX_GAP && ":=\"'\\ ".indexOf(line[end - 1]) >= 0) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < MAX_NAME && isNameByte(line[from - 1])) {
      from--;
    }
    text.append(line, from, end).append(' ');
  }

  /// Adds the name of a field. It replaces the words so far, unless it is a generic name such as
  /// `value`.
  public void addName(Utf8Builder name) {
    if (!isValue(name)) {
      text.truncate(0);
      add(name);
    }
  }

  /// Returns whether `name` is `value`, `values`, or a shortened form of these such as `v` or
  /// `val`.
  private static boolean isValue(Utf8Builder name) {
    int length = name.length();
    return length > 0
        && length <= VALUES.length()
        && Ascii.startsWith(name.array(), 0, length, VALUES.substring(0, length));
  }

  /// Adds the text of a string if it is one word, and so may be a name.
  public void addString(Utf8Builder string) {
    for (int at = 0; at < string.length(); at++) {
      if (at == MAX_NAME || !isNameByte(string.array()[at])) {
        return;
      }
    }
    add(string);
  }

  private void add(Utf8Builder name) {
    if (text.length() + name.length() > MAX_TEXT) {
      text.truncate(0);
    }
    text.append(name.array(), 0, name.length()).append(' ');
  }

  private static boolean isNameByte(byte b) {
    return Ascii.isWord(b) || b == '-';
  }
}
