package io.github.firehoselogs.regex;

import io.github.firehoselogs.text.Utf8Builder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.safere.Pattern;
import org.safere.Utf8Input;
import org.safere.Utf8Matcher;

/// A regular expression in Java's syntax without what needs backtracking: back-references, looking
/// around, possessive and atomic groups. Finding takes time linear in the text. Safe for use by
/// several threads at once.
///
/// SafeRE (https://safere.org) does the work, on the bytes of the text. As in RE2, `(?i)` holds for
/// all letters, and only a line feed ends a line.
public final class LinearPattern {
  /// The maximum number of instructions of a pattern: matching takes up to this many steps for each
  /// character. Patterns for log lines have some hundred.
  static final int MAX_INSTRUCTIONS = 10_000;

  private static final int FLAGS = Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

  private static final int[] NO_MATCH = {};

  private final Pattern pattern;
  private final List<String> groupNames;
  private final int[] groupNumbers;
  private final LookAhead lookAhead;

  private LinearPattern(Pattern pattern) {
    List<Map.Entry<String, Integer>> groups =
        pattern.namedGroups().entrySet().stream()
            .sorted(Comparator.comparingInt(Map.Entry::getValue))
            .toList();
    this.pattern = pattern;
    this.groupNames = groups.stream().map(Map.Entry::getKey).toList();
    this.groupNumbers = groups.stream().mapToInt(Map.Entry::getValue).toArray();
    this.lookAhead = LookAhead.of(pattern.pattern(), pattern.analysis());
  }

  /// Compiles `text`. Throws [IllegalArgumentException] with one line that says what is wrong and at
  /// which character, counted from 1.
  public static LinearPattern compile(String text) {
    PatternCost cost = PatternCost.of(text);
    if (cost.instructions() > MAX_INSTRUCTIONS) {
      throw tooLarge();
    }
    refusePosixClass(text);
    Pattern pattern = compileWithPosition(text);
    if (cost.repeatsGroupInCount()) {
      throw new IllegalArgumentException(
          "a group (...) is inside two repetitions of which one is counted: expected (?:...) in '"
              + text
              + "'");
    }
    if (pattern.analysis().programSize() > MAX_INSTRUCTIONS) {
      throw tooLarge();
    }
    return new LinearPattern(pattern);
  }

  private static Pattern compileWithPosition(String text) {
    try {
      return Pattern.compile(text, FLAGS);
    } catch (PatternSyntaxException e) {
      throw wrong(e.getDescription(), e.getIndex(), text);
    }
  }

  /// Refuses `[[:alpha:]]`, a class of letters in RE2. In Java it is a set of `:`, a, l, p and h.
  private static void refusePosixClass(String text) {
    for (int at = text.indexOf("[:"); at >= 0; at = text.indexOf("[:", at + 1)) {
      int end = text.indexOf(":]", at);
      if (end >= 0 && isName(text, at + 2, end)) {
        String found = text.substring(at, end + 2);
        throw wrong("expected a class such as \\p{Alpha}, found " + found, at, text);
      }
    }
  }

  private static boolean isName(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!Character.isLetter(text.charAt(at)) && text.charAt(at) != '^') {
        return false;
      }
    }
    return to > from;
  }

  private static IllegalArgumentException wrong(String what, int index, String text) {
    return new IllegalArgumentException(
        what + " at character " + (Math.max(0, index) + 1) + " of '" + text + "'");
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "the pattern is larger than "
            + MAX_INSTRUCTIONS
            + " instructions: expected fewer or smaller counted repetitions such as {1000}");
  }

  /// Returns the names of the named groups, in their order in the pattern.
  public List<String> groupNames() {
    return groupNames;
  }

  /// Returns whether the pattern matches anywhere in `text`.
  public boolean matchesAnywhere(Utf8Builder text) {
    return pattern.find(input(text));
  }

  /// Finds the first match in `text` and returns the ranges of the named groups, in their order, as
  /// `from, to` pairs of byte offsets; -1 for a group that took no part. Empty if there is no match.
  public int[] groupsIn(Utf8Builder text) {
    Utf8Matcher matcher = pattern.matcher(input(text));
    if (!matcher.find()) {
      return NO_MATCH;
    }
    int[] ranges = new int[2 * groupNumbers.length];
    for (int i = 0; i < groupNumbers.length; i++) {
      ranges[2 * i] = matcher.start(groupNumbers[i]);
      ranges[2 * i + 1] = matcher.end(groupNumbers[i]);
    }
    return ranges;
  }

  /// Passes all matches in `text` that are not empty to `matches`, from left to right. The rest of a
  /// text of more than 1 kB may be passed as one match if finding each match in it would not be linear:
  /// see [LookAhead].
  public void findAll(Utf8Builder text, Matches matches) {
    Utf8Matcher matcher = pattern.matcher(input(text));
    long budget = lookAhead.budget(text.length());
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      budget -= lookAhead.read(text.length() - end);
      if (budget < 0) {
        end = text.length();
      }
      if (end > start) {
        matches.found(start, end);
      }
      if (budget < 0) {
        return;
      }
    }
  }

  private static Utf8Input input(Utf8Builder text) {
    return Utf8Input.trusted(text.array(), 0, text.length());
  }

  /// Takes the byte offsets of one match after another.
  @FunctionalInterface
  public interface Matches {
    /// Takes the match in the half-open range `[from, to)`.
    void found(int from, int to);
  }
}
