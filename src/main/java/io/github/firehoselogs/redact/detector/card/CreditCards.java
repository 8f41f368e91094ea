package io.github.firehoselogs.redact.detector.card;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.JsonNumbers;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.detector.Detector;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `credit-card`: card numbers of 13 to 19 digits with the prefix and length of an
/// issuer and a correct check digit (Luhn, ISO/IEC 7812-1). A part of a longer word or number is
/// not one.
///
/// ```
/// 4111111111111111     4111 1111 1111 1111     3782-822463-10005     6205 5000 0000 0000 004
/// 4111111111111111.0   4.111111111111111E15
/// ```
///
/// [CardGroups] describes the groups and their separators. The second line shows card numbers that
/// a program printed as floating point.
public final class CreditCards implements Detector {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  @Override
  public int neededTraits() {
    return Traits.DIGIT;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at + MIN_DIGITS <= length) {
      if (!Ascii.isDigit(bytes[at])) {
        // A card begins with four digits, or with one and a point.
        at += Ascii.isDigit(bytes[at + 3]) || bytes[at + 3] == '.' ? 1 : 4;
        continue;
      }
      int end = beginsHere(bytes, at, length) ? endOfAnyCard(bytes, at, length) : at;
      if (end > at) {
        matches.found(at, end);
      }
      at = Math.max(end, JsonScanner.endOfDigits(bytes, at, length));
    }
  }

  /// Returns whether a card number may begin at `from`: not within a word, and not after the first
  /// part of a number such as `17.4111…` or `0000-4111-…`.
  private static boolean beginsHere(byte[] text, int from, int length) {
    if (from == 0) {
      return true;
    }
    byte before = text[from - 1];
    boolean joins = before == '-' || before == '.';
    return !Ascii.isWord(before) && !(joins && Ascii.isDigit(text, from - 2, length));
  }

  private static int endOfAnyCard(byte[] text, int from, int length) {
    return text[from + 1] == '.'
        ? endOfScientific(text, from, length)
        : endOfCard(text, from, length);
  }

  /// Returns the end of the card number in scientific notation at `from`, or `from` if there is
  /// none.
  private static int endOfScientific(byte[] text, int from, int length) {
    int exponent = JsonScanner.endOfDigits(text, from + 2, length);
    if (exponent >= length || (text[exponent] | 0x20) != 'e') {
      return from;
    }
    int sign = exponent + 1;
    int power = sign < length && text[sign] == '+' ? sign + 1 : sign;
    int end = JsonScanner.endOfDigits(text, power, length);
    if (end - power != 2 || !endsHere(text, end, length)) {
      return from;
    }
    Utf8Builder number = new Utf8Builder(MAX_DIGITS).append(text, from, end);
    JsonNumbers.spellOut(number);
    int digits = number.length();
    boolean isCard =
        digits >= MIN_DIGITS && JsonScanner.endOfDigits(number.array(), 0, digits) == digits;
    return isCard && isCard(number.array(), 0, digits) ? end : from;
  }

  /// Returns the end of the card number that begins at `from`, or `from` if none does.
  private static int endOfCard(byte[] text, int from, int length) {
    int firstGroup = JsonScanner.endOfDigits(text, from, length) - from;
    if (firstGroup >= MIN_DIGITS) {
      int end = from + firstGroup;
      int whole = afterZeroFraction(text, end, length);
      return isCard(text, from, end) && endsHere(text, whole, length) ? whole : from;
    }
    if (firstGroup != 4) {
      return from;
    }
    CardGroups groups = CardGroups.read(text, from, length);
    if (groups.hasFive() && isCardAt(text, from, groups.endOfFive(), length)) {
      return groups.endOfFive();
    }
    return groups.isCard() && isCardAt(text, from, groups.end(), length) ? groups.end() : from;
  }

  private static boolean isCardAt(byte[] text, int from, int end, int length) {
    return isCard(text, from, end) && endsHere(text, end, length);
  }

  /// Returns the offset after `.0` at `from`, with any number of zeros, or `from`.
  private static int afterZeroFraction(byte[] text, int from, int length) {
    int at = from + 1;
    while (at < length && text[from] == '.' && text[at] == '0') {
      at++;
    }
    return at == from + 1 ? from : at;
  }

  /// Returns whether a card number may end at `end`: not within a word, and not before a fraction
  /// or another group of digits.
  private static boolean endsHere(byte[] text, int end, int length) {
    if (end >= length) {
      return true;
    }
    byte next = text[end];
    boolean joins = next == '-' || next == '.';
    return !Ascii.isWord(next) && !(joins && Ascii.isDigit(text, end + 1, length));
  }

  private static boolean isCard(byte[] text, int from, int to) {
    int digits = 0;
    int sum = 0;
    boolean twice = false;
    for (int at = to - 1; at >= from; at--) {
      if (Ascii.isDigit(text[at])) {
        int digit = text[at] - '0';
        int weighted = twice ? 2 * digit : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
        twice = !twice;
        digits++;
      }
    }
    return sum % 10 == 0 && digits <= MAX_DIGITS && CardIssuers.issue(firstSix(text, from), digits);
  }

  /// Returns the number of the first six digits at `from`, with or without separators.
  private static int firstSix(byte[] text, int from) {
    int value = 0;
    int digits = 0;
    for (int at = from; digits < 6; at++) {
      if (Ascii.isDigit(text[at])) {
        value = 10 * value + text[at] - '0';
        digits++;
      }
    }
    return value;
  }
}
