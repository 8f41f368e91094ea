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

/// A regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), which is
/// Perl's without back-references and look-around. Matching takes time linear in the length of the
/// text. Thread-safe.
///
/// RE2/J decides whether a pattern is valid and which text it matches. SafeRE is several times
/// faster, and is used for the patterns for which it gives the same result ([SafeReSyntax]).
public final class LinearPattern {
  /// The maximum number of instructions of a compiled pattern: matching takes up to this many steps
  /// for each character. Patterns for log lines have a few hundred.
  static final int MAX_INSTRUCTIONS = 10_000;

  /// Half of the time that Lambda gives a function to start. Patterns for log lines take a few
  /// milliseconds.
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

  /// Compiles `text`. Throws [IllegalArgumentException] with one line that states the problem and
  /// its character, counted from 1.
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

  /// Compiles with RE2/J. Version 1.8 loops forever on some patterns: `(?i)` with U+1C80 to U+1C88,
  /// or with a range that contains them. A daemon thread compiles, so the process can still end.
  private static Pattern compileInTime(String text) {
    FutureTask<Pattern> compiling =
        new FutureTask<>(() -> {
          Pattern valid = Pattern.compile(text);
          String separated = Re2Alternatives.separated(text);
          return separated.equals(text) ? valid : Pattern.compile(separated);
        });
    Thread.ofPlatform().daemon().name("pattern").start(compiling);
    try {
      return compiling.get(MAX_COMPILE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' was not compiled within "
              + MAX_COMPILE_SECONDS
              + " s: expected no (?i) over U+1C80 to U+1C88",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PatternSyntaxException invalid) {
        throw invalid;
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

  /// Returns the position of the error. RE2/J reports only the invalid part of the pattern, with
  /// all text after an unclosed bracket or parenthesis. Its last occurrence is the right one,
  /// because RE2/J has read everything before it.
  private static int position(String text, PatternSyntaxException e) {
    String part = e.getPattern() == null ? "" : e.getPattern();
    return 1 + Math.max(0, text.lastIndexOf(part));
  }

  /// Returns the names of the groups, in the order of the pattern.
  public List<String> groupNames() {
    return groupNames;
  }

  /// Returns whether the pattern matches anywhere in `text`.
  public boolean matchesAnywhere(Utf8Builder text) {
    return finder.matchesAnywhere(text);
  }

  /// Returns the ranges of the named groups in the first match in `text`, in the order of
  /// [#groupNames], as `from, to` pairs of byte offsets; -1 for a group that did not take part.
  /// Empty if there is no match.
  public int[] groupsIn(Utf8Builder text) {
    return finder.groupsIn(text);
  }

  /// Passes all non-empty matches in `text` to `matches`, from left to right. If the pattern
  /// repeatedly reads far beyond its matches, as `a(.*z)?` does, the rest of the text becomes one
  /// match, because finding every single match would not take linear time.
  public void findAll(Utf8Builder text, Matches matches) {
    finder.findAll(text, matches);
  }

  /// Returns the engine in use, for tests.
  Finder finder() {
    return finder;
  }

  /// Receives the matches one after another.
  @FunctionalInterface
  public interface Matches {
    /// Receives the match `text[from, to)`, as byte offsets.
    void found(int from, int to);
  }

  /// Finds the matches of one pattern in valid UTF-8. Thread-safe.
  sealed interface Finder permits SafeReFinder, Re2Finder {
    /// The result of [#groupsIn] if there is no match.
    int[] NO_MATCH = {};

    /// Returns whether the pattern matches anywhere in `text`.
    boolean matchesAnywhere(Utf8Builder text);

    /// Returns the ranges of the named groups, like [LinearPattern#groupsIn].
    int[] groupsIn(Utf8Builder text);

    /// Passes all non-empty matches to `matches`, like [LinearPattern#findAll].
    void findAll(Utf8Builder text, Matches matches);
  }
}
