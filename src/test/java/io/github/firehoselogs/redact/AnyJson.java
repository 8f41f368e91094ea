package io.github.firehoselogs.redact;

import java.util.List;
import java.util.Random;

/// Generates JSON with one marked secret: in a string, a name or a number, at any depth, inside of
/// strings that are themselves JSON, in the spelling of many encoders.
final class AnyJson {
  /// The mark before a number that must be redacted. Each string around the number adds one to it.
  static final char NUMBER_BEGIN = '\uE010';

  /// Characters that end a word and are not part of any secret. Many of them have an escape.
  private static final String EDGES = "\n\t\r\b\f\"\\ <>&'(),;|{}]\u0001\u007f\u2028、😀";

  private final Random random;
  private final AnySecret secrets;
  private final Spelling spelling;

  /// The number of levels of JSON in strings that may still be added.
  private final int nesting;

  AnyJson(Random random) {
    this(random, 4);
  }

  private AnyJson(Random random, int nesting) {
    this.random = random;
    this.nesting = nesting;
    this.secrets = new AnySecret(random);
    List<Spelling> spellings = List.of(Spelling.values());
    this.spelling = spellings.get(random.nextInt(spellings.size()));
  }

  /// Returns an object or array with a secret in it.
  String withSecret() {
    return random.nextBoolean() ? objectWithSecret() : array(random.nextInt(4));
  }

  /// Returns an object with a secret in it.
  String objectWithSecret() {
    return object(random.nextInt(4));
  }

  /// Returns text with a secret in it, and characters that end a word around the secret.
  String text() {
    boolean ends = random.nextBoolean();
    return filler() + edge() + secrets.text() + (ends ? "" : nextEdge() + filler());
  }

  private String value(int depth) {
    int choice = random.nextInt(depth > 0 ? 9 : 6);
    return switch (choice) {
      case 0, 1 -> string(text());
      case 2 -> NUMBER_BEGIN + secrets.cardNumber() + any("", ".0", "e0", "00E-2") + AnySecret.END;
      case 3 -> string(nested());
      case 4 -> string(filler() + " " + nestedObject() + edge());
      case 5 -> named();
      case 6, 7 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private String nested() {
    return nesting > 0 ? new AnyJson(random, nesting - 1).withSecret() : text();
  }

  private String nestedObject() {
    return nesting > 0 ? new AnyJson(random, nesting - 1).objectWithSecret() : text();
  }

  private String object(int depth) {
    boolean inName = random.nextInt(5) == 0;
    String before = members(true);
    String name = inName ? text() : filler();
    String value = inName ? any("1", "true", "null", "[]", "{}") : value(depth);
    return "{" + before + string(name) + gap() + ":" + gap() + value + after(members(true)) + "}";
  }

  /// Returns an object with a field whose name means that its values are secret.
  private String named() {
    String before = members(true);
    String name = any("password", "DB_PASSWORD", "clientSecret", "x-api-key", "refresh_token");
    String field =
        switch (random.nextInt(3)) {
          case 0 -> string("name") + ":" + string(name) + "," + string("value") + ":" + secret(0);
          case 1 ->
              string(any("Authorization", "proxyAuthorization"))
                  + ":"
                  + string(any("", "Basic ", "Foo ") + AnySecret.marked(secrets.password("!")));
          default -> string(name) + gap() + ":" + gap() + secret(2);
        };
    return "{" + before + field + after(members(true)) + "}";
  }

  /// Returns a value of which every string and number is secret.
  private String secret(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> string(AnySecret.marked(secrets.password(" \"\\\n,;{}é😀")));
      case 1 -> NUMBER_BEGIN + any("1", "-0.5", "17", "1e9", "4111111111111111") + AnySecret.END;
      case 2 -> "[" + secret(depth - 1) + gap() + ",true," + secret(depth - 1) + "]";
      default ->
          "{"
              + string("k")
              + ":"
              + secret(depth - 1)
              + ","
              + string("")
              + ":null,"
              + string("value")
              + gap()
              + ":"
              + secret(depth - 1)
              + "}";
    };
  }

  private String array(int depth) {
    return "[" + members(false) + value(depth) + after(members(false)) + "]";
  }

  /// Returns some harmless members, each followed by a comma.
  private String members(boolean named) {
    StringBuilder members = new StringBuilder(gap());
    for (int i = random.nextInt(3); i > 0; i--) {
      if (named) {
        members.append(string("k" + i + filler())).append(gap()).append(':').append(gap());
      }
      members.append(harmlessValue()).append(gap()).append(',').append(gap());
    }
    return members.toString();
  }

  /// Returns the same members with a comma before each.
  private static String after(String members) {
    int comma = members.lastIndexOf(',');
    return comma < 0 ? members : "," + members.substring(0, comma);
  }

  private String harmlessValue() {
    return any(
        "1",
        "-0",
        "1.50",
        "0.1e-7",
        "1E400",
        "true",
        "null",
        "[]",
        "{}",
        "[ 1,\"\" ]",
        "\"a\\/b\"",
        "\"\\ud83d\"",
        string(filler()));
  }

  private String string(String text) {
    return '"' + spelling.escape(text, random) + '"';
  }

  /// Returns white space between tokens, as the encoder writes it.
  private String gap() {
    return spelling == Spelling.PRETTY ? any("", " ", "\n  ", "\t") : "";
  }

  /// Returns text without a secret that ends in a blank, or empty text.
  private String filler() {
    return any(
        "", "", "started ", "x=1 ", "é日 ", "a\\b\n", "100 %\t", "forbearer of ", "v1.2 ", "[7] ");
  }

  private String edge() {
    return random.nextInt(4) == 0 ? "" : nextEdge();
  }

  private String nextEdge() {
    int count = EDGES.codePointCount(0, EDGES.length());
    int at = EDGES.offsetByCodePoints(0, random.nextInt(count));
    return Character.toString(EDGES.codePointAt(at));
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }
}
