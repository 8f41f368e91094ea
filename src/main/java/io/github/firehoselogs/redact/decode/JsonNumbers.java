package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;
import java.math.BigDecimal;

/// Numbers of JSON as programs spell them that keep every number as a floating-point one.
///
/// ```
/// 4.111111111111111E15   4111111111111111
/// 4111111111111111.0     4111111111111111
/// ```
public final class JsonNumbers {
  /// Characters of the longest number that is spelled out: a sign, 19 digits, a point with zeros or
  /// an exponent.
  private static final int MAX_LENGTH = 40;

  /// Characters of the longest exponent, `E+18` with a leading zero.
  private static final int MAX_EXPONENT_LENGTH = 5;

  private JsonNumbers() {}

  /// Replaces `number`, valid JSON, by its digits if it is a whole number that is spelled otherwise.
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

  /// Returns false for a number that has neither a point nor an exponent, and for one that is too
  /// long or too large to be spelled out.
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
