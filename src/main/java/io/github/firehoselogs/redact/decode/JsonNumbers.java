package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;
import java.math.BigDecimal;

/// Rewrites JSON numbers of programs that store every number as floating point.
///
/// ```
/// 4.111111111111111E15   4111111111111111
/// 4111111111111111.0     4111111111111111
/// ```
public final class JsonNumbers {
  /// The maximum length of a number that is rewritten: a sign, 19 digits, and a point with zeros or
  /// an exponent.
  private static final int MAX_LENGTH = 40;

  /// The maximum length of an exponent: `E+18` with a leading zero.
  private static final int MAX_EXPONENT_LENGTH = 5;

  private JsonNumbers() {}

  /// Replaces `number`, a valid JSON number, by its digits if it is a whole number in another
  /// notation.
  public static void spellOut(Utf8Builder number) {
    if (!mayBeWhole(number)) {
      return;
    }
    BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
    long wholeDigits = (long) value.precision() - value.scale();
    if (value.scale() <= 0 && wholeDigits <= MAX_LENGTH) {
      number.truncate(0);
      number.append(value.toPlainString());
    }
  }

  /// Returns false for a number without a point or exponent, and for one that is too long or too
  /// large to rewrite.
  private static boolean mayBeWhole(Utf8Builder number) {
    byte[] text = number.array();
    int length = number.length();
    boolean hasPoint = false;
    for (int at = 0; at < length; at++) {
      if (text[at] == 'e' || text[at] == 'E') {
        return length <= MAX_LENGTH && length - at <= MAX_EXPONENT_LENGTH;
      }
      hasPoint |= text[at] == '.';
    }
    return hasPoint && length <= MAX_LENGTH;
  }
}
