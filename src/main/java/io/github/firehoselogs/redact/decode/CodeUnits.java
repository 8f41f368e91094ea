package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;

/// Decodes escapes of UTF-16 code units as JSON writes them.
///
/// ```
/// \u00e9         é
/// \ud83d\ude00   one character in two escapes
/// ```
final class CodeUnits {
  private static final int ESCAPE_LENGTH = 6;

  private CodeUnits() {}

  /// Returns the end of the character whose escape begins at `from`, or `from` if no escape begins
  /// there.
  static int end(byte[] text, int from, int length) {
    int first = unitAt(text, from, length);
    if (first < 0) {
      return from;
    }
    int second = unitAt(text, from + ESCAPE_LENGTH, length);
    boolean pair = isHighSurrogate(first) && second >= 0 && Character.isLowSurrogate((char) second);
    return from + (pair ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH);
  }

  /// Appends the character whose escapes are `text[from, to)`, a range that [#end] has found.
  static void append(byte[] text, int from, int to, Utf8Builder output) {
    int first = hexValue(text, from + 2, from + ESCAPE_LENGTH);
    if (to - from == ESCAPE_LENGTH) {
      output.appendCodePoint(first);
    } else {
      int second = hexValue(text, from + ESCAPE_LENGTH + 2, to);
      output.appendCodePoint(Character.toCodePoint((char) first, (char) second));
    }
  }

  /// Returns whether `text[from, to)` consists of hexadecimal digits and ends within `length`.
  static boolean isHex(byte[] text, int from, int to, int length) {
    for (int at = from; at < to; at++) {
      if (at >= length || Character.digit(text[at], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  static int hexValue(byte[] text, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      value = value << 4 | Character.digit(text[at], 16);
    }
    return value;
  }

  private static int unitAt(byte[] text, int from, int length) {
    int end = from + ESCAPE_LENGTH;
    return from + 1 < length
            && text[from] == '\\'
            && text[from + 1] == 'u'
            && isHex(text, from + 2, end, length)
        ? hexValue(text, from + 2, end)
        : -1;
  }

  private static boolean isHighSurrogate(int unit) {
    return Character.isHighSurrogate((char) unit);
  }
}
