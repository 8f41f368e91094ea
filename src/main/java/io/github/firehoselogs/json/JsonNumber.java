package io.github.firehoselogs.json;

/// Recognizes JSON numbers (RFC 8259, section 6).
///
/// ```
/// [-] 0 | 1-9 digits  [ . digits ]  [ e [+-] digits ]
/// ```
final class JsonNumber {
  /// The maximum length of a number in characters. Jackson refuses more than 1,000, and some
  /// destinations keep only 17 digits.
  private static final int MAX_CHARACTERS = 32;

  private JsonNumber() {}

  /// Returns whether `text[from, to)` is a number of at most [#MAX_CHARACTERS] characters without
  /// an exponent. No log format writes exponents, and `1e5` is more likely an id.
  static boolean isNumber(byte[] text, int from, int to) {
    int at = from < to && text[from] == '-' ? from + 1 : from;
    int whole = JsonScanner.endOfDigits(text, at, to);
    if (whole == at || (whole > at + 1 && text[at] == '0') || to - from > MAX_CHARACTERS) {
      return false;
    }
    if (whole == to) {
      return true;
    }
    return text[whole] == '.'
        && whole + 1 < to
        && JsonScanner.endOfDigits(text, whole + 1, to) == to;
  }
}
