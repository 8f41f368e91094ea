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

/// A regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax): that of Perl
/// without what needs backtracking, namely back-references and looking around. Finding takes time
/// linear in the text. Safe for use by several threads at once.
///
/// RE2/J says which patterns there are. What is common in them is found by an [Automaton], the rest
/// by RE2/J.
public final class LinearPattern {
  /// The most instructions that a pattern may compile to: matching costs up to this many steps a
  /// character. Patterns for log lines take some hundred.
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
    this.finder =
        SyntaxReader.read(text)
            .flatMap(syntax -> ProgramWriter.program(syntax, groups.size()))
            .<Finder>map(program -> new AutomatonFinder(program, re2))
            .orElse(re2);
  }

  /// Compiles `text`. Throws [IllegalArgumentException] with one line that says what is wrong, and
  /// where, counted in characters from 1.
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

  /// Compiles with RE2/J, which for some patterns never ends: version 1.8 goes round for ever where
  /// `(?i)` meets U+1C80 to U+1C88, or a range over them. What does not end is left to a thread of
  /// its own, which does not keep the process from ending.
  private static Pattern compileInTime(String text) {
    FutureTask<Pattern> compiling = new FutureTask<>(() -> Pattern.compile(text));
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

  /// RE2/J names the part that is wrong, not its place: the last one like it, since what stands
  /// before has been read. An unclosed bracket or parenthesis is named with all that follows it.
  private static int position(String text, PatternSyntaxException e) {
    String part = e.getPattern() == null ? "" : e.getPattern();
    return 1 + Math.max(0, text.lastIndexOf(part));
  }

  /// Returns the names of the named groups, in the order they stand in the pattern.
  public List<String> groupNames() {
    return groupNames;
  }

  /// Returns whether the pattern is somewhere in `text`.
  public boolean isIn(Utf8Builder text) {
    return finder.isIn(text);
  }

  /// Finds the first match in `text` and returns where the named groups are, in their order, as
  /// `from, to` pairs of byte offsets; -1 for a group that took no part. Empty where there is no
  /// match.
  public int[] groupsIn(Utf8Builder text) {
    return finder.groupsIn(text);
  }

  /// Tells `matches` all matches in `text` that are not empty, from left to right. What is left of
  /// the text is one match where the pattern looks far behind its matches again and again, as
  /// `a(.*z)?` does: finding each of them would not be linear.
  public void findAll(Utf8Builder text, Matches matches) {
    finder.findAll(text, 0, matches);
  }

  /// Returns what finds the pattern, for tests that measure.
  Finder finder() {
    return finder;
  }

  /// Takes the byte offsets of one match after another.
  @FunctionalInterface
  public interface Matches {
    /// Takes the match in the half-open range `[from, to)`.
    void found(int from, int to);
  }
}
