package io.github.firehoselogs.regex;

import java.util.List;
import java.util.random.RandomGenerator;

/// Random patterns of a small grammar, and texts that have a chance to match them.
///
/// Without two things that RE2/J 1.8 has wrong: a group inside of `{0}` is at 0 instead of nowhere,
/// and it never ends compiling U+1C80 to U+1C88 where case does not matter, in a range too.
final class RandomPattern {
  private static final List<String> ATOMS =
      List.of(
          "a",
          "a",
          "a",
          "b",
          "b",
          "ab",
          "k",
          "S",
          "1",
          " ",
          "-",
          "_",
          "\\n",
          "\\.",
          "é",
          "日",
          "😀",
          "\\x{17f}",
          "\\xe9",
          ".",
          ".",
          ".",
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "[ab]",
          "[^a]",
          "[^a\\n]",
          "[a-k1]",
          "[^\\w]",
          "[\\s\\S]",
          "[é-ü]",
          "[^é]",
          "[日a-c]",
          "[]a]",
          "[^]a]",
          "[a-]",
          "[\\d_-]",
          "[\\x{7f0}-\\x{8ff}日]",
          "^",
          "$",
          "\\A",
          "\\z",
          "\\b",
          "\\B",
          "{",
          "a{0}",
          "a{,2}",
          "(?:)");

  private static final List<String> REPEATS =
      List.of("*", "*", "+", "+", "?", "?", "{2}", "{0,2}", "{1,}", "{2,3}", "{2,}", "{1}");

  private static final List<String> FLAGS = List.of("i", "s", "m", "im", "is", "-i", "i-s", "ms");

  private static final List<String> TEXTS =
      List.of(
          "a", "a", "a", "a", "b", "b", "k", "K", "S", "s", "1", " ", "-", "_", ".", "é", "É", "ü",
          "日", "😀", "\n", "\u212a", "\u017f", "{", "]", "\u0000", "\u07ff", "\uffff", "ab", "aba");

  private final RandomGenerator random;
  private int groups;

  private RandomPattern(RandomGenerator random) {
    this.random = random;
  }

  static String pattern(RandomGenerator random) {
    RandomPattern pattern = new RandomPattern(random);
    String flags = random.nextInt(6) == 0 ? "(?" + pattern.oneOf(FLAGS) + ")" : "";
    String start = random.nextInt(4) == 0 ? "^" : "";
    return flags + start + pattern.alternatives(random.nextInt(1, 4));
  }

  static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(1, 25));
    int kinds = random.nextInt(1, TEXTS.size() + 1);
    for (int i = 0; i < length; i++) {
      text.append(TEXTS.get(random.nextInt(kinds)));
    }
    return text.toString();
  }

  private String alternatives(int depth) {
    StringBuilder text = new StringBuilder(sequence(depth));
    while (random.nextInt(4) == 0) {
      text.append('|').append(random.nextInt(5) == 0 ? "" : sequence(depth));
    }
    return text.toString();
  }

  private String sequence(int depth) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(1, 5);
    for (int i = 0; i < parts; i++) {
      text.append(part(depth));
    }
    return text.toString();
  }

  private String part(int depth) {
    String atom = depth > 0 && random.nextInt(3) == 0 ? group(depth - 1) : oneOf(ATOMS);
    if (random.nextInt(5) < 2) {
      return atom + oneOf(REPEATS) + (random.nextInt(4) == 0 ? "?" : "");
    }
    return atom;
  }

  private String group(int depth) {
    String start =
        switch (random.nextInt(6)) {
          case 0 -> "(";
          case 1 -> "(?:";
          case 2 -> "(?" + oneOf(FLAGS) + ":";
          case 3 -> "(?<g" + groups++ + ">";
          default -> "(?P<g" + groups++ + ">";
        };
    return start + alternatives(depth) + ")";
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
