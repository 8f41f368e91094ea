package io.github.firehoselogs.redact;

import java.util.List;
import java.util.Random;

/// Generates secrets of every preset and of the pattern `\bsecret-\d+`.
record AnySecret(Random random) {
  /// Marks the start of a part that must be redacted. No generated text contains it.
  static final char BEGIN = '\uE000';

  static final char END = '\uE001';

  private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String BASE64_URL = WORD + KEY + "-_";

  /// Returns text with one marked secret. Blanks and punctuation around the text do not change the
  /// extent of the secret.
  String text() {
    return switch (random.nextInt(8)) {
      case 0 -> marked(email());
      case 1 -> marked(ipv4());
      case 2 -> marked(any("4111 1111 1111 1111", "3782-822463-10005", "5555-5555-5555-4444"));
      case 3 -> marked(cardNumber());
      case 4 -> marked(any("AKIA", "ASIA", "ABIA", "ACCA") + letters(KEY, 16));
      case 5 ->
          marked(
              "eyJ"
                  + letters(BASE64_URL, 20)
                  + "."
                  + letters(BASE64_URL, 30)
                  + "."
                  + letters(BASE64_URL, 20));
      case 6 -> marked("secret-" + random.nextInt(1_000));
      default ->
          any("Bearer ", "bearer ", "BEARER\t", "Bearer Bearer ")
              + marked(letters(WORD, 12) + random.nextInt(10) + letters("=", random.nextInt(3)));
    };
  }

  /// Returns a card number that passes all checks.
  String cardNumber() {
    String digits = any("4", "51", "2221", "37", "36", "6011", "3528", "62");
    int length =
        switch (digits) {
          case "37" -> 15;
          case "36" -> 14;
          default -> 16;
        };
    digits += letters("0123456789", length - 1 - digits.length());
    for (char check = '0'; check <= '9'; check++) {
      if (passesLuhn(digits + check)) {
        return digits + check;
      }
    }
    throw new AssertionError(digits);
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private String email() {
    // The first letter is not x or u: after a backslash, it may be read as an escape and be
    // redacted with it.
    return letters("abcdefghijklmnopqrstvwyz0123456789", 1)
        + letters(WORD, random.nextInt(8))
        + any("", ".x", "+tag", "_1", "-b")
        + "@"
        + letters(WORD, 1 + random.nextInt(8))
        + any(".com", ".example.org", ".co.uk");
  }

  private String ipv4() {
    return random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256);
  }

  private String letters(String alphabet, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String any(String... values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  static String marked(String secret) {
    return BEGIN + secret + END;
  }
}
