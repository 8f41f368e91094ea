package io.github.firehoselogs.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.text.Utf8Builder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.PatternSyntaxException;

/// One pattern as this function, `java.util.regex` and RE2/J understand it. What the function finds
/// has to be what one of the two judges finds.
final class PatternComparison {
  /// Set to 1,000,000 outside the build.
  static final int PATTERNS = Integer.getInteger("patterns", 20_000);

  private final String text;
  private final LinearPattern pattern;
  private final List<Judge> judges;

  /// Compiles `text`, which the function has to accept.
  PatternComparison(String text) {
    this.text = text;
    this.pattern = LinearPattern.compile(text);
    this.judges = new ArrayList<>();
    java(text).ifPresent(judges::add);
    re2(text).ifPresent(judges::add);
  }

  /// Compares `count` random patterns, each on ten random texts. Returns how many of them the
  /// function accepts.
  static int random(int count, long seed) {
    int accepted = 0;
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      String text = RandomPattern.pattern(random);
      if (isAccepted(text)) {
        accepted++;
        PatternComparison comparison = new PatternComparison(text);
        for (int j = 0; j < 10; j++) {
          comparison.on(RandomPattern.text(random), "seed " + (seed + i));
        }
      }
    }
    return accepted;
  }

  private static boolean isAccepted(String text) {
    try {
      LinearPattern.compile(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Optional<Judge> java(String text) {
    try {
      return Optional.of(new JavaJudge(text));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }

  private static Optional<Judge> re2(String text) {
    try {
      return Optional.of(new Re2Judge(text));
    } catch (com.google.re2j.PatternSyntaxException _) {
      return Optional.empty();
    }
  }

  /// Asserts that the matches are those of a judge, and the groups are. They may be two judges: Java's
  /// groups can keep what a failed attempt found.
  void on(String subject, String hint) {
    Matched here = matched(new Utf8Builder(0).append(subject));
    List<Matched> expected = new ArrayList<>();
    for (Judge judge : judges) {
      Optional<Matched> found = judge.matched(subject, pattern.groupNames());
      if (found.isEmpty()) {
        return;
      }
      expected.add(found.get());
    }
    boolean matches = expected.stream().anyMatch(here::hasMatchesOf);
    boolean groups = expected.stream().anyMatch(judged -> judged.groups().equals(here.groups()));
    assertTrue(
        (matches && groups) || expected.isEmpty(),
        () -> hint + ", '" + text + "' in '" + subject + "': " + here + ", judges: " + expected);
  }

  private Matched matched(Utf8Builder bytes) {
    List<Range> ranges = new ArrayList<>();
    pattern.findAll(bytes, (from, to) -> ranges.add(new Range(from, to)));
    List<Range> groups = new ArrayList<>();
    int[] offsets = pattern.groupsIn(bytes);
    for (int i = 0; i < offsets.length; i += 2) {
      groups.add(group(offsets[i], offsets[i + 1]));
    }
    return new Matched(pattern.matchesAnywhere(bytes), ranges, groups);
  }

  /// A group that matched the empty text is one that took no part: SafeRE sometimes leaves out the
  /// empty round of a repeated group.
  private static Range group(int from, int to) {
    return from == to ? Range.NONE : new Range(from, to);
  }

  private record Range(int from, int to) {
    static final Range NONE = new Range(-1, -1);
  }

  /// What is found in a text: all matches that are not empty, and the named groups of the first.
  private record Matched(boolean anywhere, List<Range> ranges, List<Range> groups) {
    boolean hasMatchesOf(Matched other) {
      return anywhere == other.anywhere && ranges.equals(other.ranges);
    }
  }

  private interface Judge {
    /// Empty if this judge would take too long.
    Optional<Matched> matched(String subject, List<String> groupNames);
  }

  private static int bytes(String subject, int characters) {
    return characters < 0 ? -1 : subject.substring(0, characters).getBytes(UTF_8).length;
  }

  private static Range range(String subject, int start, int end) {
    return new Range(bytes(subject, start), bytes(subject, end));
  }

  private static final class JavaJudge implements Judge {
    private final java.util.regex.Pattern pattern;

    JavaJudge(String text) {
      int flags = java.util.regex.Pattern.UNICODE_CASE | java.util.regex.Pattern.UNIX_LINES;
      pattern = java.util.regex.Pattern.compile(text.replace("(?P<", "(?<"), flags);
    }

    @Override
    public Optional<Matched> matched(String subject, List<String> groupNames) {
      try {
        return Optional.of(matched(new CountedText(subject), groupNames));
      } catch (CountedText.TooOften _) {
        return Optional.empty();
      }
    }

    private Matched matched(CountedText counted, List<String> groupNames) {
      String subject = counted.toString();
      var matcher = pattern.matcher(counted);
      boolean anywhere = matcher.find();
      List<Range> groups = new ArrayList<>();
      for (String name : anywhere ? groupNames : List.<String>of()) {
        groups.add(group(bytes(subject, matcher.start(name)), bytes(subject, matcher.end(name))));
      }
      List<Range> ranges = new ArrayList<>();
      for (boolean found = anywhere; found; found = matcher.find()) {
        if (matcher.end() > matcher.start()) {
          ranges.add(range(subject, matcher.start(), matcher.end()));
        }
      }
      return new Matched(anywhere, ranges, groups);
    }
  }

  private static final class Re2Judge implements Judge {
    private final com.google.re2j.Pattern pattern;

    Re2Judge(String text) {
      pattern = com.google.re2j.Pattern.compile(text);
    }

    @Override
    public Optional<Matched> matched(String subject, List<String> groupNames) {
      var matcher = pattern.matcher(subject);
      List<Range> groups = new ArrayList<>();
      List<Range> ranges = new ArrayList<>();
      boolean anywhere = matcher.find();
      for (String name : anywhere ? groupNames : List.<String>of()) {
        groups.add(groupNamed(name, matcher, subject));
      }
      boolean found = anywhere;
      while (found) {
        if (matcher.end() > matcher.start()) {
          ranges.add(range(subject, matcher.start(), matcher.end()));
        }
        int next = next(subject, matcher.start(), matcher.end());
        found = next <= subject.length() && matcher.find(next);
      }
      return Optional.of(new Matched(anywhere, ranges, groups));
    }

    /// RE2/J forgets groups that are repeated zero times.
    private Range groupNamed(String name, com.google.re2j.Matcher matcher, String subject) {
      return pattern.namedGroups().containsKey(name)
          ? group(bytes(subject, matcher.start(name)), bytes(subject, matcher.end(name)))
          : Range.NONE;
    }

    private static int next(String subject, int start, int end) {
      if (end > start || end == subject.length()) {
        return end > start ? end : end + 1;
      }
      return subject.offsetByCodePoints(end, 1);
    }
  }

  /// A text that may be read a million times, since Java's matcher can take exponential time.
  private static final class CountedText implements CharSequence {
    private final String text;
    private int reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++reads > 1_000_000) {
        throw new TooOften();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }

    private static final class TooOften extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
