package io.github.firehoselogs.redact;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Generates secrets of every preset and of the pattern `\bsecret-\d+`.
record AnySecret(Random random) {
  /// Marks the start of a part that must be redacted. No generated text contains it.
  static final char BEGIN = '\uE000';

  static final char END = '\uE001';

  private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String BASE64_URL = WORD + KEY + "-_";
  private static final String HEX = "0123456789abcdef";

  /// Returns text with one marked secret. Blanks and punctuation around the text do not change the
  /// extent of the secret.
  String text() {
    return switch (random.nextInt(12)) {
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
      case 7 -> marked(ipv6());
      case 8 -> authorization();
      case 9 -> marked("AKIA" + letters(KEY, 16)) + any(",", ":") + marked(awsSecretKey());
      case 10 -> password();
      default ->
          any("Bearer ", "bearer ", "BEARER\t", "Bearer Bearer ")
              + marked(letters(WORD, 12) + random.nextInt(10) + letters("=", random.nextInt(3)));
    };
  }

  /// Returns a card number that passes all checks.
  String cardNumber() {
    String digits =
        any("4", "51", "2221", "37", "36", "6011", "3528", "62", "2200", "6759", "5090", "8171");
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

  /// Returns a name, and a secret whose end is clear in every text.
  private String password() {
    String name =
        any("password", "DB_PASSWORD", "apiKey", "x-api-key", "client_secret", "a.b.passwd", "pwd");
    return switch (random.nextInt(5)) {
      case 0 -> name + any("=", ": ", "=>") + '"' + marked(password(" ;,=")) + "\" ";
      case 1 -> name + any("=", ":") + marked(password(",")) + any("&x=1", ";x=1", ",x=1");
      case 2 -> "'" + name + "':'" + marked(password(" ")) + "' ";
      case 3 -> "<" + name + ">" + marked(password(" ")) + "</" + name + "> ";
      default -> any("https://bob:", "redis://:") + marked(password("")) + "@host/";
    };
  }

  /// Returns a password of letters, digits, other characters, and those of `separators`.
  String password(String separators) {
    String inner = letters(WORD + "!$*^~" + separators, random.nextInt(12));
    return letters(WORD, 1) + inner + letters("0123456789", 1);
  }

  private String authorization() {
    String header = any("Authorization: ", "proxy-authorization:", "'Authorization': '");
    String end = header.endsWith("'") ? "' " : "";
    return switch (random.nextInt(3)) {
      case 0 -> header + any("Basic ", "ApiKey ", "Foo-Bar ") + marked(token()) + end;
      case 1 -> header + marked(token()) + end;
      default ->
          header
              + "AWS4-HMAC-SHA256 "
              + marked("Credential=a/s3/b, SignedHeaders=host;date, Signature=" + letters(HEX, 9))
              + (end.isEmpty() ? any("\n", ", rest") : end);
    };
  }

  private String token() {
    return letters(BASE64_URL, 12) + random.nextInt(10) + letters("=", random.nextInt(3));
  }

  private String awsSecretKey() {
    return "aB1" + letters(WORD + KEY + "/+", 36) + "z";
  }

  private String ipv6() {
    return any(
        groups(8),
        groups(1 + random.nextInt(6)) + "::" + groups(1),
        "::" + random.nextInt(10) + letters(HEX, random.nextInt(4)),
        "2001:db8::",
        "::ffff:" + ipv4(),
        "64:ff9b::" + ipv4(),
        "fe80::" + groups(1) + any("%eth0", "%1", "%en-0"));
  }

  private String groups(int count) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String group = 1 + random.nextInt(9) + letters(HEX, random.nextInt(4));
      groups.append(i == 0 ? "" : ":").append(any(group, group.toUpperCase(Locale.ROOT)));
    }
    return groups.toString();
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
