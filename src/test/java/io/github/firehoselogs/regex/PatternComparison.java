package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/// One pattern as this function and two judges understand it: RE2/J, and `java.util.regex` for the
/// patterns that SafeRE finds, as they are rewritten for SafeRE.
final class PatternComparison {
  /// In longer texts finding all matches may read too much, so the rest is one match: a match at each
  /// character that reads the rest of the text reads 64 kB in all.
  private static final int NEVER_CUT_LENGTH = 360;

  private final String text;
  private final LinearPattern pattern;
  private final Pattern re2;
  private final int[] re2Groups;
  private final Optional<JavaJudge> java;

  /// Compiles `text`, which RE2/J has to accept.
  PatternComparison(String text) {
    this.text = text;
    this.pattern = LinearPattern.compile(text);
    this.re2 = Pattern.compile(Re2Alternatives.separated(text));
    Map<String, Integer> numbers = re2.namedGroups();
    this.re2Groups = pattern.groupNames().stream().mapToInt(numbers::get).toArray();
    this.java =
        SafeReSyntax.of(text)
            .filter(_ -> pattern.finder() instanceof SafeReFinder)
            .map(JavaJudge::new);
  }

  /// All non-empty matches, and the named groups of the first match, as pairs of byte offsets.
  record Found(boolean anywhere, List<Integer> groups, List<Integer> matches) {
    /// Returns whether these are the matches of `other`, but with the rest of the text as the last.
    boolean endsEarly(Found other, int textBytes) {
      int same = matches.size() - 2;
      return anywhere == other.anywhere
          && groups.equals(other.groups)
          && same >= 0
          && same <= other.matches.size()
          && matches.getLast() == textBytes
          && matches.subList(0, same).equals(other.matches.subList(0, same))
          && other.matches.stream().skip(same).allMatch(offset -> offset >= matches.get(same));
    }
  }

  /// How many random patterns were compared, and how many of them SafeRE finds.
  record Count(int all, int foundBySafeRe) {}

  /// Compares `count` random patterns on six random texts each.
  static Count random(int count, long seed) {
    int all = 0;
    int foundBySafeRe = 0;
    for (int i = 0; i < count; i++) {
      RandomPattern random = new RandomPattern(new SplittableRandom(seed + i));
      if (isAccepted(random.pattern())) {
        PatternComparison comparison = new PatternComparison(random.pattern());
        for (int length : new int[] {8, 20, 20, 20, 80, i % 200 == 0 ? 4000 : 150}) {
          comparison.on(random.text(length), "seed " + (seed + i));
        }
        all++;
        foundBySafeRe += comparison.pattern.finder() instanceof SafeReFinder ? 1 : 0;
      }
    }
    return new Count(all, foundBySafeRe);
  }

  private static boolean isAccepted(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /// Asserts that the function finds in `subject` what the judges find.
  void on(String subject, String hint) {
    String message = hint + ", pattern '" + text + "', text '" + subject + "'";
    Found expected = foundByRe2(subject);
    Found found = found(subject);
    if (subject.length() <= NEVER_CUT_LENGTH
        || !found.endsEarly(expected, offsets(subject).applyAsInt(subject.length()))) {
      assertEquals(expected, found, message);
    }
    java.flatMap(judge -> judge.found(subject))
        .ifPresent(judged -> assertEquals(expected, judged, () -> "java.util.regex, " + message));
  }

  private Found found(String subject) {
    Utf8Builder bytes = new Utf8Builder(0).append(subject);
    List<Integer> matches = new ArrayList<>();
    pattern.findAll(bytes, (from, to) -> matches.addAll(List.of(from, to)));
    List<Integer> groups = new ArrayList<>();
    for (int offset : pattern.groupsIn(bytes)) {
      groups.add(offset);
    }
    return new Found(pattern.matchesAnywhere(bytes), groups, matches);
  }

  private Found foundByRe2(String subject) {
    var matcher = re2.matcher(subject);
    IntUnaryOperator bytes = offsets(subject);
    boolean anywhere = matcher.find();
    List<Integer> groups = new ArrayList<>();
    List<Integer> matches = new ArrayList<>();
    for (int i = 0; anywhere && i < re2Groups.length; i++) {
      groups.add(bytes.applyAsInt(matcher.start(re2Groups[i])));
      groups.add(bytes.applyAsInt(matcher.end(re2Groups[i])));
    }
    boolean found = anywhere;
    while (found) {
      int next = matcher.end();
      if (matcher.end() > matcher.start()) {
        matches.add(bytes.applyAsInt(matcher.start()));
        matches.add(bytes.applyAsInt(matcher.end()));
      } else {
        next += next < subject.length() ? Character.charCount(subject.codePointAt(next)) : 1;
      }
      found = next <= subject.length() && matcher.find(next);
    }
    return new Found(anywhere, groups, matches);
  }

  /// Returns what turns an index in `subject` into bytes of UTF-8; -1 stays.
  static IntUnaryOperator offsets(String subject) {
    int[] offsets = new int[subject.length() + 1];
    for (int i = 0; i < subject.length(); i++) {
      char c = subject.charAt(i);
      offsets[i + 1] = offsets[i] + (c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3);
    }
    return index -> index < 0 ? -1 : offsets[index];
  }
}
