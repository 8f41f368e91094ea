package io.github.firehoselogs.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A random pattern of a small grammar, and random texts that have a chance to match it.
///
/// Without two things that RE2/J 1.8 has wrong: a group inside `{0}` is at 0 instead of nowhere, and
/// it never ends compiling U+1C80 to U+1C88 if case does not matter, in a range too.
final class RandomPattern {
  /// An atom, then texts that it matches, or nearly.
  private static final List<List<String>> ATOMS =
      List.of(
          List.of("a", "a"),
          List.of("a", "a"),
          List.of("b", "b"),
          List.of("c", "c"),
          List.of("ab", "ab"),
          List.of("aba", "aba"),
          List.of("abaab", "abaab"),
          List.of("k", "k"),
          List.of("S", "S"),
          List.of("1", "1"),
          List.of(" ", " "),
          List.of("-", "-"),
          List.of("id=", "id="),
          List.of("user", "user"),
          List.of("password=", "password="),
          List.of("warn|err", "warn", "err"),
          List.of("foo|foobar|bar", "foobar", "bar"),
          List.of("(?:GET|PUT|POST|HEAD) ", "GET ", "HEAD "),
          List.of("(?:Jan|Feb|Mar|Apr|May|Jun|Jul)", "Jan", "Feb", "Jul"),
          List.of(".", "a", "é", "日", "😀"),
          List.of(".*", "ab", "abba", "a b", ""),
          List.of(".*?", "ab", ""),
          List.of(".+", "aab", "b-1"),
          List.of(".{0,4}", "é😀", "ab", ""),
          List.of(".{1,3}?", "a", "日b"),
          List.of("\\d", "1", "2"),
          List.of("\\d+", "1", "12"),
          List.of("\\d{1,3}", "1", "12"),
          List.of("\\D", "a"),
          List.of("\\w", "a", "1", "_"),
          List.of("\\w+", "ab1", "a", "kS"),
          List.of("\\W", "-", "é"),
          List.of("\\s", " ", "\n"),
          List.of("\\S", "a", "-"),
          List.of("\\S+", "a-b", "ab"),
          List.of("[ab]", "a", "b"),
          List.of("[ab]*", "a", "bb", ""),
          List.of("[^a]", "b", "-", "日"),
          List.of("[^a]*", "b-", ""),
          List.of("[^a\\n]", "b"),
          List.of("[^k]", "K", "a"),
          List.of("[k-s]", "s", "K"),
          List.of("[^s\\d]", "S", "b"),
          List.of("[a-k1]", "k", "1", "b"),
          List.of("[a-z]+", "ab"),
          List.of("[A-Z]+", "AB", "S"),
          List.of("[^\"]*", "ab", "é日"),
          List.of("[^ ]+", "a-b", "é"),
          List.of("[^=]*=", "é=", "a=", "=", "user="),
          List.of("[^,;]{0,3}", "é", "ab", ""),
          List.of("[^\\w]", "-"),
          List.of("[^-\\w]", " "),
          List.of("[\\w.+-]+", "a.b", "a-S"),
          List.of("[\\w@]", "@", "k"),
          List.of("[\\s\\S]", "\n", "a"),
          List.of("[\\s,]", " "),
          List.of("[^\\d\\s]+", "ab"),
          List.of("[\\d_-]", "_", "1"),
          List.of("[a&b]", "&"),
          List.of("[]a]", "]", "a"),
          List.of("[^]a]", "b"),
          List.of("[a-]", "-", "a"),
          List.of("[-a]", "-", "a"),
          List.of("[\\]\\[]", "[", "]"),
          List.of("[!-~]+", "a!", "K"),
          List.of("[\\v\\t]", "\u000b"),
          List.of("[\\x00-\\x1f]", "\n"),
          List.of("\\n", "\n"),
          List.of("\\v", "\u000b"),
          List.of("\\.", "."),
          List.of("\\_", "_"),
          List.of("\\\"", "\""),
          List.of("\\\\", "\\"),
          List.of("\\x41", "A"),
          List.of("\\x{4b}", "K"),
          List.of("é", "é"),
          List.of("日", "日"),
          List.of("\\x{17f}", "\u017f"),
          List.of("[é-ü]", "é"),
          List.of("[^é]", "a", "ü"),
          List.of("[\\x{7f0}-\\x{8ff}日]", "日"),
          List.of("^", ""),
          List.of("$", ""),
          List.of("\\A", ""),
          List.of("\\z", ""),
          List.of("\\b", ""),
          List.of("\\B", ""),
          List.of("(?:)", ""),
          List.of("a{0}", ""),
          List.of("a{,2}", "a{,2}"),
          List.of("{", "{"),
          List.of("}", "}"));

  private static final List<String> REPETITIONS =
      List.of(
          "*", "*", "+", "+", "?", "?", "{1}", "{2}", "{0,1}", "{0,2}", "{1,}", "{1,3}", "{2,3}",
          "{2,}", "{3,5}");

  private static final List<String> FLAGS =
      List.of("i", "i", "i", "s", "is", "is", "-i", "i-s", "m", "im");

  private static final List<String> NOISE =
      List.of(
          "a", "a", "a", "a", "b", "b", "k", "K", "S", "s", "1", " ", "-", "_", ".", "=", "é", "É",
          "ü", "日", "😀", "\n", "\u212a", "\u017f", "{", "]", "\u0000", "\u07ff", "\uffff",
          "\u000b", "ab", "aba", "err", "A");

  private final RandomGenerator random;
  private final Part whole;
  private int groups;

  RandomPattern(RandomGenerator random) {
    this.random = random;
    String flags = random.nextInt(6) == 0 ? "(?" + oneOf(FLAGS) + ")" : "";
    String start = random.nextInt(3) == 0 ? oneOf(List.of("^", "\\b")) : "";
    String end = random.nextInt(4) == 0 ? oneOf(List.of("$", "\\b")) : "";
    Part inside = alternatives(random.nextInt(1, 5));
    this.whole = new Part(flags + start + inside.pattern() + end, inside.match());
  }

  /// A part of the pattern, and what appends a match of it.
  private record Part(String pattern, Consumer<StringBuilder> match) {}

  String pattern() {
    return whole.pattern();
  }

  /// Returns a text of about `length` characters: noise, or matches with noise between them, of which
  /// some lack a character.
  String text(int length) {
    if (random.nextInt(4) == 0) {
      return noise(length);
    }
    StringBuilder text = new StringBuilder();
    do {
      text.append(random.nextBoolean() ? noise(length / 4 + 2) : "");
      int start = text.length();
      whole.match().accept(text);
      if (random.nextInt(3) == 0 && text.length() > start) {
        int missing = start + random.nextInt(text.codePointCount(start, text.length()));
        int from = text.offsetByCodePoints(start, missing - start);
        text.delete(from, text.offsetByCodePoints(from, 1));
      }
    } while (text.length() < length / 2 || random.nextInt(4) != 0);
    return text.toString();
  }

  private String noise(int maxLength) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(maxLength + 1);
    int kinds = random.nextInt(1, NOISE.size() + 1);
    for (int i = 0; i < length; i++) {
      text.append(NOISE.get(random.nextInt(kinds)));
    }
    return text.toString();
  }

  private Part alternatives(int depth) {
    List<Part> parts = new ArrayList<>(List.of(sequence(depth)));
    while (random.nextInt(4) == 0) {
      parts.add(random.nextInt(5) == 0 ? new Part("", _ -> {}) : sequence(depth));
    }
    String pattern = String.join("|", parts.stream().map(Part::pattern).toList());
    return new Part(pattern, text -> oneOf(parts).match().accept(text));
  }

  private Part sequence(int depth) {
    List<Part> parts = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      parts.add(random.nextInt(5) < 2 ? repeated(depth) : part(depth));
    }
    String pattern = String.join("", parts.stream().map(Part::pattern).toList());
    return new Part(pattern, text -> parts.forEach(part -> part.match().accept(text)));
  }

  private Part part(int depth) {
    return depth > 0 && random.nextInt(3) == 0 ? group(depth - 1) : atom();
  }

  private Part repeated(int depth) {
    Part part = part(depth);
    String last = part.pattern().substring(part.pattern().length() - 1);
    if ("*+?}".contains(last) && part.pattern().length() > 1) {
      return part;
    }
    boolean isNamed = part.pattern().startsWith("(?<") || part.pattern().startsWith("(?P");
    String repetition = isNamed && random.nextInt(4) > 0 ? "?" : oneOf(REPETITIONS);
    int min = "+{".contains(repetition.substring(0, 1)) ? 1 : 0;
    return new Part(
        part.pattern() + repetition + (random.nextInt(4) == 0 ? "?" : ""),
        text -> {
          for (int i = random.nextInt(4); i >= 1 - min; i--) {
            part.match().accept(text);
          }
        });
  }

  private Part atom() {
    List<String> atom = oneOf(ATOMS);
    return new Part(atom.getFirst(), text -> text.append(oneOf(atom.subList(1, atom.size()))));
  }

  private Part group(int depth) {
    String start =
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> "(";
          case 3, 4 -> "(?:";
          case 5 -> "(?" + oneOf(FLAGS) + ":";
          case 6 -> "(?<g" + groups++ + ">";
          default -> "(?P<g" + groups++ + ">";
        };
    Part inside = alternatives(depth);
    return new Part(start + inside.pattern() + ")", inside.match());
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
