package io.github.firehoselogs.redact.detector.card;

import io.github.firehoselogs.json.JsonScanner;

/// The groups of digits of a card number, as they are printed on cards: 4-4-4-4, 4-4-4-4-3, 4-6-5
/// or 4-6-4 digits. Columns of other numbers are not taken for cards.
///
/// The same separator is between all groups: one or two spaces, a no-break space, a hyphen, a
/// point, or a plus sign (a space in the query of a URL).
///
/// `end` is the end of the first three or four groups, and `endOfFive` the end of a fifth. Each is
/// 0 if the text has no such groups.
record CardGroups(int end, int endOfFive) {
  private static final CardGroups NONE = new CardGroups(0, 0);

  /// Reads the groups at `from`, which begin with four digits.
  static CardGroups read(byte[] text, int from, int length) {
    int separator = from + 4;
    int size = sizeOfSeparator(text, separator, length);
    if (size == 0) {
      return NONE;
    }
    int second = endOfNext(text, separator, separator, size, length);
    int third = endOfNext(text, second, separator, size, length);
    int secondDigits = second - separator - size;
    int thirdDigits = third - second - size;
    if (secondDigits == 6 && (thirdDigits == 5 || thirdDigits == 4)) {
      return new CardGroups(third, 0);
    }
    int fourth = endOfNext(text, third, separator, size, length);
    if (secondDigits != 4 || thirdDigits != 4 || fourth - third - size != 4) {
      return NONE;
    }
    int fifth = endOfNext(text, fourth, separator, size, length);
    return new CardGroups(fourth, fifth - fourth - size == 3 ? fifth : 0);
  }

  boolean isCard() {
    return end > 0;
  }

  boolean hasFive() {
    return endOfFive > 0;
  }

  private static int sizeOfSeparator(byte[] text, int at, int length) {
    if (at >= length) {
      return 0;
    }
    return switch (text[at]) {
      case ' ' -> at + 1 < length && text[at + 1] == ' ' ? 2 : 1;
      case '-', '.', '+' -> 1;
      case (byte) 0xC2 -> at + 1 < length && text[at + 1] == (byte) 0xA0 ? 2 : 0;
      default -> 0;
    };
  }

  /// Returns the end of the digits after the separator at `from`, or `from` if there is no
  /// separator equal to `text[separator, separator + size)`.
  private static int endOfNext(byte[] text, int from, int separator, int size, int length) {
    for (int i = 0; i < size; i++) {
      if (from + i >= length || text[from + i] != text[separator + i]) {
        return from;
      }
    }
    return JsonScanner.endOfDigits(text, from + size, length);
  }
}
