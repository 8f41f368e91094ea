package io.github.firehoselogs.redact;

import io.github.firehoselogs.text.JsonScanner;
import io.github.firehoselogs.text.Utf8;
import io.github.firehoselogs.text.Utf8Builder;

/// The percent-encoding of URLs (RFC 3986, section 2.1).
///
/// ```
/// jane%40example.com   jane@example.com
/// %C3%A9%zz%ff         é%zz%ff
/// ```
///
/// A sign that is not followed by two hexadecimal digits, or that stands for a byte that is no part
/// of valid UTF-8, stays as it is.
final class PercentEncoding implements Decoding {
  static final int ESCAPE_LENGTH = 3;

  @Override
  public int neededTraits() {
    return Traits.PERCENT;
  }

  @Override
  public boolean decode(View encoded, View decoded) {
    byte[] text = encoded.array();
    int length = encoded.length();
    boolean found = false;
    int copied = 0;
    int at = JsonScanner.indexOf('%', text, 0, length);
    while (at < length) {
      int end = endOfCharacter(text, at, length);
      if (end > at) {
        if (!found) {
          decoded.begin();
          found = true;
        }
        decoded.append(encoded, copied, at);
        int before = decoded.length();
        appendCharacter(text, at, end, decoded.text());
        decoded.decoded(before, encoded, at);
        copied = end;
      }
      at = JsonScanner.indexOf('%', text, Math.max(at + 1, end), length);
    }
    if (found) {
      decoded.append(encoded, copied, length);
      decoded.end(encoded, length);
    }
    return found;
  }

  /// Returns the end of the escapes at `from` that make up one character, or `from` if there is none.
  private static int endOfCharacter(byte[] text, int from, int length) {
    int first = valueAt(text, from, length);
    if (first < 0x80) {
      return first < 0 ? from : from + ESCAPE_LENGTH;
    }
    byte[] character = new byte[4];
    int count = 0;
    for (int at = from; count < character.length; at += ESCAPE_LENGTH) {
      int value = valueAt(text, at, length);
      if (value < 0) {
        break;
      }
      character[count++] = (byte) value;
    }
    int used = Utf8.endOfSequence(character, 0, count);
    return used < 0 ? from : from + used * ESCAPE_LENGTH;
  }

  private static void appendCharacter(byte[] text, int from, int to, Utf8Builder output) {
    for (int at = from; at < to; at += ESCAPE_LENGTH) {
      output.append(valueAt(text, at, to));
    }
  }

  /// Returns the byte that the escape at `at` stands for, or -1 if there is no escape.
  static int valueAt(byte[] text, int at, int length) {
    if (at + ESCAPE_LENGTH > length || text[at] != '%') {
      return -1;
    }
    int high = Character.digit(text[at + 1], 16);
    int low = Character.digit(text[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
