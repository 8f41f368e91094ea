package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;

/// Whole numbers from 0 to 2^63-1, which is as far as OpenSearch's `long` goes. A field that is a
/// number in one line is never a string in another.
final class WholeNumber {
  /// Returned for anything that is no such number.
  static final long NONE = -1;

  private WholeNumber() {}

  /// Returns the number that the digits `text[from, to)` write, or [#NONE].
  static long parse(byte[] text, int from, int to) {
    long value = 0;
    for (int at = from; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    return from < to ? value : NONE;
  }

  /// Adds the digits `text[from, to)` as a number, without leading zeros, which JSON does not allow;
  /// returns false if they are more than a `long` holds.
  static boolean add(JsonName name, byte[] text, int from, int to, JsonLine fields) {
    if (parse(text, from, to) == NONE) {
      return false;
    }
    int first = from;
    while (first < to - 1 && text[first] == '0') {
      first++;
    }
    fields.number(name, text, first, to);
    return true;
  }
}
