package io.github.firehoselogs.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites alternatives so that RE2/J does not merge their common start.
///
/// RE2/J 1.8 merges the common start of alternatives, and ignores case while it compares them: in
/// `C|[cC]x` it treats `c` and `C` as equal, and does not match `cx`. An empty group before each
/// alternative prevents this:
///
/// ```
/// C|[cC]x         (?:)C|(?:)[cC]x
/// (a|(?i:A)b)     (?:)((?:)a|(?:)(?i:(?:)A)b)
/// ```
final class Re2Alternatives {
  private static final String EMPTY = "(?:)";

  /// A quoted text, an escape, a character class, the start of a group or of an alternative, flags,
  /// or any character.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\\\\Q.*?(?:\\\\E|$)|\\\\.|\\[\\^?+\\]?+(?:\\[:\\^?\\w+:\\]|\\\\.|[^\\]\\\\])*+\\]"
              + "|(?<start>\\((?:\\?P?<\\w+>|\\?[A-Za-z-]*:|(?!\\?))|\\|)|\\(\\?[A-Za-z-]+\\)|.");

  private Re2Alternatives() {}

  /// Returns a pattern that matches the same text as `pattern`, which is valid, but whose
  /// alternatives are not merged.
  static String separated(String pattern) {
    if (pattern.indexOf('|') < 0) {
      return pattern;
    }
    StringBuilder separated = new StringBuilder(EMPTY);
    Matcher token = TOKEN.matcher(pattern);
    while (token.find()) {
      separated.append(token.group());
      if (token.group("start") != null) {
        separated.append(EMPTY);
      }
    }
    return separated.toString();
  }
}
