package io.github.firehoselogs.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.Automaton.Answer;
import io.github.firehoselogs.regex.Automaton.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One pattern as RE2/J and this function understand it.
final class Re2Comparison {
  private final String text;
  private final Pattern judge;
  private final List<String> names;
  private final LinearPattern pattern;
  private final Optional<Automaton> everything;

  /// Compiles `text`, which RE2/J has to take.
  Re2Comparison(String text) {
    this.text = text;
    this.judge = Pattern.compile(text);
    this.names =
        judge.namedGroups().entrySet().stream()
            .sorted(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .toList();
    this.pattern = LinearPattern.compile(text);
    this.everything =
        SyntaxReader.read(text)
            .flatMap(syntax -> ProgramWriter.program(syntax, names.size()))
            .map(program -> new Automaton(program, new Alphabet(program), 0, program.tags()));
  }

  /// Runs `count` random patterns, each on ten random texts: `Re2Comparison count [seed]`.
  public static void main(String[] args) {
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    System.out.println("seed " + seed);
    int own = random(Integer.parseInt(args[0]), seed);
    System.out.println("equal, " + own + " of the patterns without RE2/J");
  }

  /// Compares `count` random patterns, each on ten random texts. Returns how many of them are not
  /// left to RE2/J.
  static int random(int count, long seed) {
    int own = 0;
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      String text = RandomPattern.pattern(random);
      if (isTaken(text)) {
        Re2Comparison comparison = new Re2Comparison(text);
        for (int j = 0; j < 10; j++) {
          comparison.on(RandomPattern.text(random), "seed " + (seed + i));
        }
        own += comparison.isOwn() ? 1 : 0;
      }
    }
    return own;
  }

  private static boolean isTaken(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (com.google.re2j.PatternSyntaxException _) {
      return false;
    }
  }

  /// Returns whether the pattern is not left to RE2/J.
  boolean isOwn() {
    return everything.isPresent();
  }

  /// Asserts that all is found where RE2/J finds it.
  void on(String subject, String hint) {
    String message = hint + ", pattern '" + text + "', text '" + subject + "'";
    Utf8Builder bytes = new Utf8Builder(0).append(subject);
    List<List<Integer>> expected = expected(subject);
    assertEquals(!expected.isEmpty(), pattern.isIn(bytes), message);
    assertEquals(firstGroups(expected), ints(pattern.groupsIn(bytes)), message);
    assertEquals(ranges(expected), ranges(bytes), message);
    everything.ifPresent(automaton -> assertEquals(expected, found(automaton, bytes), message));
  }

  private static List<Integer> firstGroups(List<List<Integer>> matches) {
    return matches.isEmpty() ? List.of() : matches.getFirst().subList(2, matches.getFirst().size());
  }

  private static List<List<Integer>> ranges(List<List<Integer>> matches) {
    return matches.stream()
        .map(match -> match.subList(0, 2))
        .filter(range -> range.get(1) > range.get(0))
        .toList();
  }

  private List<List<Integer>> ranges(Utf8Builder bytes) {
    List<List<Integer>> ranges = new ArrayList<>();
    pattern.findAll(bytes, (from, to) -> ranges.add(List.of(from, to)));
    return ranges;
  }

  /// Returns the offsets of each match, in bytes: of the whole, then of the named groups.
  private List<List<Integer>> expected(String subject) {
    List<List<Integer>> matches = new ArrayList<>();
    Matcher matcher = judge.matcher(subject);
    int at = 0;
    while (at <= subject.length() && matcher.find(at)) {
      List<Integer> match = new ArrayList<>();
      match.add(bytes(subject, matcher.start()));
      match.add(bytes(subject, matcher.end()));
      for (String name : names) {
        match.add(bytes(subject, matcher.start(name)));
        match.add(bytes(subject, matcher.end(name)));
      }
      matches.add(match);
      at = matcher.end();
      if (at == matcher.start()) {
        at += at < subject.length() ? Character.charCount(subject.codePointAt(at)) : 1;
      }
    }
    return matches;
  }

  private static int bytes(String subject, int characters) {
    return characters < 0 ? -1 : subject.substring(0, characters).getBytes(UTF_8).length;
  }

  private static List<List<Integer>> found(Automaton automaton, Utf8Builder bytes) {
    List<List<Integer>> matches = new ArrayList<>();
    Found found = automaton.found();
    int at = 0;
    while (at <= bytes.length()
        && automaton.find(bytes.array(), bytes.length(), at, found) == Answer.FOUND) {
      matches.add(ints(found.offsets()));
      at = found.offsets()[1];
      if (at == found.offsets()[0]) {
        do {
          at++;
        } while (at < bytes.length() && (bytes.array()[at] & 0xc0) == 0x80);
      }
    }
    return matches;
  }

  private static List<Integer> ints(int[] offsets) {
    return Arrays.stream(offsets).boxed().toList();
  }
}
