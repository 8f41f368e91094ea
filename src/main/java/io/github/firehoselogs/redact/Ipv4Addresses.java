package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// `ipv4`: four numbers of 0 to 255 with dots between them, not inside a longer word or a longer
/// row of such numbers: `v1.2.3.4` and `1.2.3.4.5` are versions.
final class Ipv4Addresses implements Detector {
  @Override
  public void findAll(Utf8Builder text, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at < length) {
      if (!Ascii.isDigit(bytes[at])) {
        at++;
        continue;
      }
      int end = behindDottedNumbers(bytes, at, length);
      if (isAddress(bytes, at, end, length)) {
        matches.found(at, end);
      }
      at = end;
    }
  }

  /// Returns the end of the digits and single dots that begin at `from`; a dot at the end ends a
  /// sentence.
  private static int behindDottedNumbers(byte[] text, int from, int length) {
    int at = from;
    while (Ascii.isDigit(text, at, length)
        || (at < length && text[at] == '.' && Ascii.isDigit(text, at + 1, length))) {
      at++;
    }
    return at;
  }

  private static boolean isAddress(byte[] text, int from, int to, int length) {
    boolean insideWord =
        Ascii.isWord(text, from - 1, length)
            || Ascii.isWord(text, to, length)
            || (from > 0 && text[from - 1] == '.');
    return !insideWord && to - from <= 15 && isFourNumbers(text, from, to);
  }

  private static boolean isFourNumbers(byte[] text, int from, int to) {
    int numbers = 1;
    int digits = 0;
    int value = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == '.') {
        numbers++;
        digits = 0;
        value = 0;
      } else {
        digits++;
        value = 10 * value + text[at] - '0';
      }
      if (digits > 3 || value > 255) {
        return false;
      }
    }
    return numbers == 4;
  }
}
