package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// Parses whole numbers from 0 to 2^63-1, the maximum of OpenSearch's `long`. A field that is a
/// number in one line is never a string in another.
public final class WholeNumber {
  /// Returned for any other text.
  public static final long NONE = -1;

  private static final int MAX_DIGITS = "9223372036854775807".length();

  private WholeNumber() {}

  /// Returns the number in `text[from, to)`, or [#NONE] if it is not one.
  public static long parse(byte[] text, int from, int to) {
    int first = firstDigit(text, from, to);
    if (from >= to || to - first > MAX_DIGITS) {
      return NONE;
    }
    long value = 0;
    for (int at = first; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    return value < 0 ? NONE : value; // 19 digits are less than 2^64, so an overflow is negative.
  }

  /// Returns the index of the first digit that is not a leading zero, or of the last digit.
  private static int firstDigit(byte[] text, int from, int to) {
    int first = from;
    while (first < to - 1 && text[first] == '0') {
      first++;
    }
    return first;
  }

  /// Adds the digits `text[from, to)` as a number, without leading zeros, which JSON does not
  /// allow. Returns false if the number is too large for a `long`.
  public static boolean add(JsonName name, byte[] text, int from, int to, JsonLine fields) {
    if (parse(text, from, to) == NONE) {
      return false;
    }
    fields.value(name).append(text, firstDigit(text, from, to), to);
    return true;
  }
}
