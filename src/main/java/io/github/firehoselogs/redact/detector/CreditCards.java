package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.JsonNumbers;
import io.github.firehoselogs.redact.decode.Traits;
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
/// A blank, hyphen or plus sign (the blank in the query of a URL) may separate groups, the same one
/// throughout. Only the groups that are printed on cards count, so that columns of numbers and ids
/// of 16 digits are not taken for cards. The second line shows card numbers that a program printed
/// as floating point.
public final class CreditCards implements Detector {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  @Override
  public int neededTraits() {
    return Traits.DIGIT;
  }

  @Override
  public void findAll(Utf8Builder text, Utf8Builder name, Matches matches) {
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

  /// Returns the end of a card number in scientific notation, or `from` if there is none.
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
    if (firstGroup != 4 || from + 4 >= length) {
      return from;
    }
    byte separator = text[from + 4];
    if (separator != ' ' && separator != '-' && separator != '+') {
      return from;
    }
    int end = endOfGroups(text, from, length, separator);
    return end > from && isCard(text, from, end) && endsHere(text, end, length) ? end : from;
  }

  /// Returns the offset after `.0` at `from`, with any number of zeros, or `from`.
  private static int afterZeroFraction(byte[] text, int from, int length) {
    int at = from + 1;
    while (at < length && text[from] == '.' && text[at] == '0') {
      at++;
    }
    return at == from + 1 ? from : at;
  }

  /// Returns the end of groups of 4-4-4-4, 4-4-4-4-3, 4-6-5 or 4-6-4 digits, or `from`.
  private static int endOfGroups(byte[] text, int from, int length, byte separator) {
    int second = JsonScanner.endOfDigits(text, from + 5, length);
    boolean hasThird = second < length && text[second] == separator;
    int third = hasThird ? JsonScanner.endOfDigits(text, second + 1, length) : second;
    int secondDigits = second - from - 5;
    int thirdDigits = third - second - 1;
    if (secondDigits == 6 && (thirdDigits == 5 || thirdDigits == 4)) {
      return third;
    }
    if (secondDigits != 4 || thirdDigits != 4 || third >= length || text[third] != separator) {
      return from;
    }
    int fourth = JsonScanner.endOfDigits(text, third + 1, length);
    if (fourth - third - 1 != 4) {
      return from;
    }
    boolean hasFifth = fourth < length && text[fourth] == separator;
    int fifth = hasFifth ? JsonScanner.endOfDigits(text, fourth + 1, length) : fourth;
    return fifth - fourth - 1 == 3 && isCard(text, from, fifth) ? fifth : fourth;
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
    return sum % 10 == 0 && digits <= MAX_DIGITS && isIssued(firstFour(text, from), digits);
  }

  private static int firstFour(byte[] text, int from) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = 10 * value + text[from + i] - '0';
    }
    return value;
  }

  /// Returns whether an issuer has numbers with these first four digits and this number of digits.
  /// https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
  private static boolean isIssued(int firstFour, int digits) {
    int firstTwo = firstFour / 100;
    if (firstTwo == 34 || firstTwo == 37) {
      return digits == 15; // American Express
    }
    if (firstTwo == 36 || firstTwo == 38 || firstTwo == 39 || isBetween(firstFour, 3000, 3059)) {
      return digits == 14 || digits == 16; // Diners Club
    }
    if (firstFour / 1000 == 4) {
      return digits == 13 || digits == 16 || digits == 19; // Visa
    }
    boolean sixteen =
        isBetween(firstTwo, 51, 55) // Mastercard
            || isBetween(firstFour, 2221, 2720)
            || isBetween(firstFour, 3528, 3589); // JCB
    boolean upToNineteen =
        firstTwo == 62 // UnionPay
            || firstTwo == 65 // Discover
            || firstFour == 6011
            || isBetween(firstFour, 6440, 6499)
            || isBetween(firstFour, 2200, 2204) // Mir
            || isMaestro(firstFour);
    return digits == 16 ? sixteen || upToNineteen : digits > 16 && upToNineteen;
  }

  private static boolean isMaestro(int firstFour) {
    return switch (firstFour) {
      case 5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
      default -> false;
    };
  }

  private static boolean isBetween(int value, int min, int max) {
    return value >= min && value <= max;
  }
}
