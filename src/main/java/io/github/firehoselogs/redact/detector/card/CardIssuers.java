package io.github.firehoselogs.redact.detector.card;

/// The prefixes and lengths of the card numbers that issuers use.
/// https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
///
/// Maestro's numbers of 12 digits are left out: the ids of AWS accounts have 12 digits.
final class CardIssuers {
  /// Pairs of the first and last six digits of Elo and RuPay, whose numbers have 16 digits. Their
  /// other numbers have prefixes of Visa, Discover or UnionPay.
  private static final int[] ELO_AND_RUPAY = {
    504175, 504175,
    506699, 506778,
    508000, 508999,
    509000, 509999,
    606985, 607984,
    608001, 608500,
    636297, 636297,
    636368, 636369,
    810000, 829999,
  };

  private CardIssuers() {}

  /// Returns whether an issuer has numbers with these first six digits and this number of digits.
  static boolean issue(int firstSix, int digits) {
    int firstFour = firstSix / 100;
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
    if (isMaestro(firstFour)) {
      return digits >= 13;
    }
    return digits == 16
        ? isSixteen(firstFour) || isUpToNineteen(firstFour) || isEloOrRupay(firstSix)
        : digits > 16 && isUpToNineteen(firstFour);
  }

  private static boolean isSixteen(int firstFour) {
    return isBetween(firstFour, 5100, 5599) // Mastercard
        || isBetween(firstFour, 2221, 2720)
        || isBetween(firstFour, 3528, 3589); // JCB
  }

  private static boolean isUpToNineteen(int firstFour) {
    return isBetween(firstFour, 6200, 6299) // UnionPay
        || isBetween(firstFour, 6500, 6599) // Discover
        || firstFour == 6011
        || isBetween(firstFour, 6440, 6499)
        || isBetween(firstFour, 2200, 2204); // Mir
  }

  private static boolean isMaestro(int firstFour) {
    return switch (firstFour) {
      case 5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
      default -> false;
    };
  }

  private static boolean isEloOrRupay(int firstSix) {
    for (int i = 0; i < ELO_AND_RUPAY.length; i += 2) {
      if (isBetween(firstSix, ELO_AND_RUPAY[i], ELO_AND_RUPAY[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(int value, int min, int max) {
    return value >= min && value <= max;
  }
}
