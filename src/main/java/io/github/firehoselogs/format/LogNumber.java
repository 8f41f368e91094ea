package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonScanner;

/// Recognizes numbers that every JSON reader reads as the same number: plain decimals (RFC 8259,
/// section 6) without an exponent. Whole numbers must fit into 64 bits, because OpenSearch refuses
/// larger ones.
///
/// ```
/// 0   42   -7   0.000123   18446744073709.550781      numbers
/// 007   1e5   -nan   .5   9223372036854775808         not numbers
/// ```
public final class LogNumber {
  private static final String MAX_WHOLE = "9223372036854775807";

  /// The maximum number of digits after the point: nanoseconds have 9.
  private static final int MAX_FRACTION_DIGITS = 12;

  private LogNumber() {}

  /// Returns whether `text[from, to)` is a number.
  public static boolean isNumber(byte[] text, int from, int to) {
    int digits = from < to && text[from] == '-' ? from + 1 : from;
    int whole = JsonScanner.endOfDigits(text, digits, to);
    if (!fits(text, digits, whole)) {
      return false;
    }
    if (whole == to) {
      return true;
    }
    int fraction = whole + 1;
    return text[whole] == '.'
        && fraction < to
        && to - fraction <= MAX_FRACTION_DIGITS
        && JsonScanner.endOfDigits(text, fraction, to) == to;
  }

  /// Returns whether `text[from, to)` is a number that consists of digits only.
  public static boolean isWhole(byte[] text, int from, int to) {
    return JsonScanner.endOfDigits(text, from, to) == to && fits(text, from, to);
  }

  /// Returns whether the digits `text[from, to)` have no leading zero and their value is less than
  /// 2^63.
  private static boolean fits(byte[] text, int from, int to) {
    int length = to - from;
    if (length != MAX_WHOLE.length()) {
      return length == 1 || (length > 1 && length < MAX_WHOLE.length() && text[from] != '0');
    }
    int at = 0;
    while (at < length && text[from + at] == MAX_WHOLE.charAt(at)) {
      at++;
    }
    return text[from] != '0' && (at == length || text[from + at] < MAX_WHOLE.charAt(at));
  }
}
