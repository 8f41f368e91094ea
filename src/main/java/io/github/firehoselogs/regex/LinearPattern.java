package io.github.firehoselogs.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax): Perl's without
/// back-references and look-around, which need backtracking. Finding takes time linear in the text.
/// Safe for use by several threads at once.
///
/// RE2/J decides whether a pattern is valid and what it matches. SafeRE, which is several times
/// faster, finds those patterns for which it finds the same ([SafeReSyntax]); RE2/J finds the rest.
public final class LinearPattern {
  /// The maximum number of instructions of a compiled pattern: matching takes up to this many steps
  /// for each character. Patterns for log lines have some hundred.
  static final int MAX_INSTRUCTIONS = 10_000;

  /// Half of what Lambda gives a function to start. Patterns for log lines take some milliseconds.
  private static final int MAX_COMPILE_SECONDS = 5;

  private final List<String> groupNames;
  private final Finder finder;

  private LinearPattern(String text, Pattern pattern) {
    List<Map.Entry<String, Integer>> groups =
        pattern.namedGroups().entrySet().stream()
            .sorted(Comparator.comparingInt(Map.Entry::getValue))
            .toList();
    this.groupNames = groups.stream().map(Map.Entry::getKey).toList();
    Re2Finder re2 = new Re2Finder(pattern, groups.stream().mapToInt(Map.Entry::getValue).toArray());
    this.finder = SafeReFinder.of(text, pattern.programSize(), re2);
  }

  /// Compiles `text`. Throws [IllegalArgumentException] with one line that says what is wrong and at
  /// which character, counted from 1.
  public static LinearPattern compile(String text) {
    if (PatternCost.of(text) > MAX_INSTRUCTIONS) {
      throw tooLarge();
    }
    try {
      Pattern pattern = compileInTime(text);
      if (pattern.programSize() > MAX_INSTRUCTIONS) {
        throw tooLarge();
      }
      return new LinearPattern(text, pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          e.getDescription() + " at character " + position(text, e) + " of '" + text + "'", e);
    }
  }

  /// Compiles with RE2/J. Version 1.8 loops for ever on some patterns: `(?i)` with U+1C80 to U+1C88,
  /// or with a range that contains them. A daemon thread compiles, so the process can still end.
  private static Pattern compileInTime(String text) {
    FutureTask<Pattern> compiling =
        new FutureTask<>(
            () -> {
              Pattern valid = Pattern.compile(text);
              String apart = Re2Branches.apart(text);
              return apart.equals(text) ? valid : Pattern.compile(apart);
            });
    Thread.ofPlatform().daemon().name("pattern").start(compiling);
    try {
      return compiling.get(MAX_COMPILE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not compiled after "
              + MAX_COMPILE_SECONDS
              + " s: expected no (?i) over U+1C80 to U+1C88",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PatternSyntaxException wrong) {
        throw wrong;
      }
      throw new IllegalArgumentException("'" + text + "': " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted while compiling '" + text + "'", e);
    }
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "the pattern is larger than "
            + MAX_INSTRUCTIONS
            + " instructions: expected fewer or smaller counted repetitions such as {1000}");
  }

  /// RE2/J names the part that is wrong, not its position: the last one like it, since everything
  /// before has been read. An unclosed bracket or parenthesis is named with all that follows it.
  private static int position(String text, PatternSyntaxException e) {
    String part = e.getPattern() == null ? "" : e.getPattern();
    return 1 + Math.max(0, text.lastIndexOf(part));
  }

  /// Returns the names of the named groups, in their order in the pattern.
  public List<String> groupNames() {
    return groupNames;
  }

  /// Returns whether the pattern matches anywhere in `text`.
  public boolean matchesAnywhere(Utf8Builder text) {
    return finder.matchesAnywhere(text);
  }

  /// Finds the first match in `text` and returns the ranges of the named groups, in their order, as
  /// `from, to` pairs of byte offsets; -1 for a group that took no part. Empty if there is no match.
  public int[] groupsIn(Utf8Builder text) {
    return finder.groupsIn(text);
  }

  /// Passes all matches in `text` that are not empty to `matches`, from left to right. If the pattern
  /// reads far beyond its matches again and again, as `a(.*z)?` does, the rest of the text is one
  /// match: finding each of them would not be linear.
  public void findAll(Utf8Builder text, Matches matches) {
    finder.findAll(text, matches);
  }

  /// Returns what finds the pattern, for tests.
  Finder finder() {
    return finder;
  }

  /// Takes the byte offsets of one match after another.
  @FunctionalInterface
  public interface Matches {
    /// Takes the match in the half-open range `[from, to)`.
    void found(int from, int to);
  }

  /// Finds one pattern in texts of valid UTF-8. Safe for use by several threads at once.
  sealed interface Finder permits SafeReFinder, Re2Finder {
    /// The ranges that [#groupsIn] returns if there is no match.
    int[] NO_MATCH = {};

    /// Returns whether the pattern matches anywhere in `text`.
    boolean matchesAnywhere(Utf8Builder text);

    /// Returns the byte offsets of the named groups of the first match, as `from, to` pairs.
    int[] groupsIn(Utf8Builder text);

    /// Passes all matches that are not empty to `matches`.
    void findAll(Utf8Builder text, Matches matches);
  }
}
