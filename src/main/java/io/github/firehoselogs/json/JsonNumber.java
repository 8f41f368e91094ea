package io.github.firehoselogs.json;

/// Recognizes JSON numbers (RFC 8259, section 6).
///
/// ```
/// [-] 0 | 1-9 digits  [ . digits ]  [ e [+-] digits ]
/// ```
final class JsonNumber {
  /// The longest accepted number in characters: Jackson, for one, refuses more than 1,000 and some
  /// destinations keep 17 digits.
  private static final int MAX_CHARACTERS = 32;

  private JsonNumber() {}

  /// Returns whether `[from, to)` is a number of at most [#MAX_CHARACTERS] characters, without an
  /// exponent: no log format has one, and `1e5` is more likely an id.
  static boolean isNumber(byte[] text, int from, int to) {
    int at = from < to && text[from] == '-' ? from + 1 : from;
    int whole = endOfDigits(text, at, to);
    if (whole == at || (whole > at + 1 && text[at] == '0') || to - from > MAX_CHARACTERS) {
      return false;
    }
    if (whole == to) {
      return true;
    }
    return text[whole] == '.' && whole + 1 < to && endOfDigits(text, whole + 1, to) == to;
  }

  private static int endOfDigits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }
}
