package io.github.firehoselogs.regex;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern.Finder;
import io.github.firehoselogs.regex.LinearPattern.Matches;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.safere.Pattern;
import org.safere.Utf8Input;
import org.safere.Utf8Matcher;

/// Finds matches with SafeRE, on the bytes of the text.
final class SafeReFinder implements Finder {
  /// As in RE2, `(?i)` applies to all letters, and only a line feed ends a line.
  private static final int FLAGS = Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

  private static final int MAX_BYTES_PER_INSTRUCTION = 4;

  private final Pattern pattern;
  private final int groups;
  private final boolean unlimitedReadAhead;
  private final int maxReadAhead;
  private final Re2Finder re2;

  private SafeReFinder(SafeReSyntax syntax, int instructions, Re2Finder re2) {
    this.pattern = Pattern.compile(syntax.rewritten(), FLAGS);
    this.groups = syntax.groups();
    this.unlimitedReadAhead = syntax.unlimitedReadAhead();
    this.maxReadAhead =
        unlimitedReadAhead ? Integer.MAX_VALUE : MAX_BYTES_PER_INSTRUCTION * instructions;
    this.re2 = re2;
  }

  /// Returns a finder for the pattern `text`: one that uses SafeRE if [SafeReSyntax] supports the
  /// pattern, else `re2`. `instructions` is the size of the compiled pattern.
  static Finder of(String text, int instructions, Re2Finder re2) {
    Optional<SafeReSyntax> syntax = SafeReSyntax.of(text);
    // RE2/J 1.8 loses the named groups of some patterns, such as (?<x>a{1,3})?.
    if (syntax.isEmpty() || syntax.get().groups() != re2.groups()) {
      return re2;
    }
    try {
      return new SafeReFinder(syntax.get(), instructions, re2);
    } catch (PatternSyntaxException _) {
      // SafeRE allows 1,000 repetitions in total, RE2/J 1,000 for each of nested repetitions.
      return re2;
    }
  }

  @Override
  public boolean matchesAnywhere(Utf8Builder text) {
    return pattern.find(input(text));
  }

  @Override
  public int[] groupsIn(Utf8Builder text) {
    Utf8Matcher matcher = pattern.matcher(input(text));
    if (!matcher.find()) {
      return NO_MATCH;
    }
    int[] ranges = new int[2 * groups];
    for (int i = 0; i < groups; i++) {
      ranges[2 * i] = matcher.start(i + 1);
      ranges[2 * i + 1] = matcher.end(i + 1);
    }
    return ranges;
  }

  /// {@inheritDoc}
  ///
  /// SafeRE does not report how far it reads, so each match counts as if it had read as far as the
  /// pattern can. If the total exceeds the limit, RE2/J continues, and counts the characters that
  /// it actually reads.
  @Override
  public void findAll(Utf8Builder text, Matches matches) {
    Utf8Matcher matcher = pattern.matcher(input(text));
    Re2Finder.RereadLimit rereads =
        new Re2Finder.RereadLimit(unlimitedReadAhead ? 0 : text.length());
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (rereads.isExceededBy(Math.min(maxReadAhead, text.length() - end))) {
        re2.findAll(text, start, matches);
        return;
      }
      if (end > start) {
        matches.found(start, end);
      }
    }
  }

  private static Utf8Input input(Utf8Builder text) {
    return Utf8Input.trusted(text.array(), 0, text.length());
  }
}
