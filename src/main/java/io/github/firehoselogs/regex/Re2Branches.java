package io.github.firehoselogs.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps RE2/J from joining the branches of an alternative.
///
/// RE2/J 1.8 takes out what branches begin with in common, and ignores case while it compares: in
/// `C|[cC]x` it takes `c` and `C` for the same, and does not find `cx`. An empty group before each
/// branch prevents that:
///
/// ```
/// C|[cC]x         (?:)C|(?:)[cC]x
/// (a|(?i:A)b)     (?:)((?:)a|(?:)(?i:(?:)A)b)
/// ```
final class Re2Branches {
  private static final String EMPTY = "(?:)";

  /// A quotation, an escape, a character class, the start of a group, flags, or any character.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\\\\Q.*?(?:\\\\E|$)|\\\\.|\\[\\^?+\\]?+(?:\\[:\\^?\\w+:\\]|\\\\.|[^\\]\\\\])*+\\]"
              + "|(?<start>\\((?:\\?P?<\\w+>|\\?[A-Za-z-]*:|(?!\\?))|\\|)|\\(\\?[A-Za-z-]+\\)|.");

  private Re2Branches() {}

  /// Returns a pattern that matches like `pattern`, a valid one, and whose branches are not joined.
  static String apart(String pattern) {
    if (pattern.indexOf('|') < 0) {
      return pattern;
    }
    StringBuilder apart = new StringBuilder(EMPTY);
    Matcher token = TOKEN.matcher(pattern);
    while (token.find()) {
      apart.append(token.group());
      if (token.group("start") != null) {
        apart.append(EMPTY);
      }
    }
    return apart.toString();
  }
}
