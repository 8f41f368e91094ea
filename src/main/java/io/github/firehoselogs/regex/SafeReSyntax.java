package io.github.firehoselogs.regex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites a pattern that RE2/J has accepted into SafeRE's syntax, which is Java's, if SafeRE
/// matches the same text as RE2/J.
///
/// ```
/// (a)  (?:a)      (?<x>a)  (a)      $  \z      \w  [0-9A-Za-z_]      {  \{
/// ```
///
/// Only the named groups still capture, so the first has number 1. Patterns with other tokens than
/// those below are left to RE2/J. So are the following, for which SafeRE 1.1.0 gives other results:
///
/// * A repetition of something that can match the empty text, as in `(?:a|\b)*`: like Java, SafeRE
///   ends the repetition after an empty iteration.
/// * A named group inside a repetition, as in `(?:(?<x>a)|b)*`: in Java the group keeps its range
///   from an earlier iteration. SafeRE copies the repeated part for this, and the copies can match
///   less.
/// * `\B`, and `\b` inside the pattern: SafeRE's automaton evaluates some of them wrongly.
/// * Non-ASCII characters: SafeRE counts them as one byte when it skips to a possible start.
final class SafeReSyntax {
  /// The maximum depth of nested groups, which are read recursively.
  private static final int MAX_DEPTH = 100;

  private static final String ESCAPE =
      "\\\\(?:[afnrtv!-/:-@\\[-`{-~]|x[0-7][0-9A-Fa-f]|x[{][0-7]?[0-9A-Fa-f][}])";
  private static final String MEMBER = "(?:[ -~&&[^\\[\\\\\\]&-]]|&(?!&)|" + ESCAPE + ")";

  private static final String COUNT = "(?:0|[1-9][0-9]{0,3})";

  private static final Pattern NAMED_GROUP = Pattern.compile("[(][?]P?<\\w+>");
  private static final Pattern GROUP = Pattern.compile("[(](?:[?][is-]*:|(?![?]))");
  private static final Pattern FLAGS = Pattern.compile("[(][?][is-]+[)]");
  private static final Pattern ANCHOR = Pattern.compile("[$^]|\\\\[Abz]");
  private static final Pattern CHARACTER =
      Pattern.compile("[ -~&&[^$()*+?\\[\\\\^|]]|\\\\[DSWdsw]|" + ESCAPE);
  private static final Pattern CLASS = Pattern.compile("\\[\\^?+-?+(?!\\])");
  private static final Pattern CLASS_MEMBER =
      Pattern.compile("\\\\[DSdsw]|" + MEMBER + "-" + MEMBER + "|" + MEMBER);
  private static final Pattern CLASS_END = Pattern.compile("-?\\]");
  private static final Pattern REPETITION =
      Pattern.compile("(?:[*+?]|[{]%1$s(?:[}]|,[}]|,%1$s[}]))[?]?".formatted(COUNT));
  private static final Pattern BAR = Pattern.compile("[|]");
  private static final Pattern GROUP_END = Pattern.compile("[)]");

  private static final String SPACE = "\\t\\n\\f\\r ";
  private static final String WORD = "0-9A-Za-z_";

  private final String pattern;
  private final Matcher tokens;
  private final StringBuilder rewritten = new StringBuilder();
  private String token = "";
  private int at;
  private int depth;
  private int namedGroups;
  private boolean supported = true;
  private boolean unlimitedReadAhead;

  private SafeReSyntax(String pattern) {
    this.pattern = pattern;
    this.tokens = GROUP.matcher(pattern);
  }

  /// Returns the rewritten pattern, empty if RE2/J has to match it.
  static Optional<SafeReSyntax> of(String pattern) {
    SafeReSyntax syntax = new SafeReSyntax(pattern);
    syntax.alternatives();
    return syntax.supported && syntax.at == pattern.length()
        ? Optional.of(syntax)
        : Optional.empty();
  }

  /// Returns the pattern in SafeRE's syntax.
  String rewritten() {
    return rewritten.toString();
  }

  /// Returns the number of groups in the rewritten pattern.
  int groups() {
    return namedGroups;
  }

  /// Returns whether SafeRE may read any amount of text beyond the end of a match. It cannot if the
  /// pattern has an unlimited repetition only at its end, because all text read there is part of
  /// the match.
  boolean unlimitedReadAhead() {
    return unlimitedReadAhead;
  }

  /// Reads alternatives. Returns whether they can match the empty text, like the other methods that
  /// read a part of the pattern.
  private boolean alternatives() {
    depth++;
    supported = supported && depth <= MAX_DEPTH;
    boolean canBeEmpty = sequence();
    while (supported && take(BAR)) {
      append(token);
      canBeEmpty = sequence() || canBeEmpty;
    }
    depth--;
    return canBeEmpty;
  }

  private boolean sequence() {
    boolean canBeEmpty = true;
    while (supported && at < pattern.length() && !isNext(BAR) && !isNext(GROUP_END)) {
      int groupsBefore = namedGroups;
      boolean atomCanBeEmpty = atom();
      canBeEmpty = repetition(atomCanBeEmpty, namedGroups > groupsBefore) && canBeEmpty;
    }
    return canBeEmpty;
  }

  private boolean atom() {
    if (take(NAMED_GROUP)) {
      namedGroups++;
      return group("(");
    } else if (take(GROUP)) {
      return group(token.equals("(") ? "(?:" : token);
    } else if (take(FLAGS)) {
      append(token);
      return true;
    } else if (take(ANCHOR)) {
      anchor();
      return true;
    } else if (take(CLASS)) {
      characterClass();
    } else if (take(CHARACTER)) {
      append(character(token));
    } else {
      supported = false;
    }
    return false;
  }

  private boolean group(String start) {
    append(start);
    boolean canBeEmpty = alternatives();
    supported = supported && take(GROUP_END);
    append(")");
    return canBeEmpty;
  }

  private void anchor() {
    if (token.equals("\\b")) {
      supported = at == token.length() || at == pattern.length();
    }
    append(token.equals("$") ? "\\z" : token);
  }

  private void characterClass() {
    append(token);
    while (supported && !take(CLASS_END)) {
      supported = take(CLASS_MEMBER);
      append(member(token));
    }
    append(token);
  }

  private boolean repetition(boolean canBeEmpty, boolean hasNamedGroup) {
    if (!supported || !take(REPETITION)) {
      return canBeEmpty;
    }
    append(token);
    boolean atMostOnce = token.startsWith("?");
    boolean isUnbounded = token.startsWith("*") || token.startsWith("+") || token.contains(",}");
    unlimitedReadAhead = unlimitedReadAhead || (isUnbounded && !onlyClosesGroups(at));
    supported = !canBeEmpty && (!hasNamedGroup || atMostOnce) && !isNext(REPETITION);
    return atMostOnce || token.startsWith("*") || token.startsWith("{0");
  }

  private boolean onlyClosesGroups(int from) {
    for (int i = from; i < pattern.length(); i++) {
      if (pattern.charAt(i) != ')') {
        return false;
      }
    }
    return true;
  }

  private static String character(String token) {
    return switch (token) {
      case "\\s" -> "[" + SPACE + "]";
      case "\\S" -> "[^" + SPACE + "]";
      case "\\w" -> "[" + WORD + "]";
      case "\\W" -> "[^" + WORD + "]";
      case "\\v" -> "\\x0b";
      case "{", "}", "]" -> "\\" + token;
      default -> token;
    };
  }

  private static String member(String token) {
    return switch (token) {
      case "\\s" -> SPACE;
      case "\\S" -> "\\S\\x0b";
      case "\\w" -> WORD;
      default -> token.replace("\\v", "\\x0b");
    };
  }

  private boolean isNext(Pattern next) {
    return tokens.usePattern(next).region(at, pattern.length()).lookingAt();
  }

  private boolean take(Pattern next) {
    boolean found = isNext(next);
    if (found) {
      token = tokens.group();
      at = tokens.end();
    }
    return found;
  }

  private void append(String text) {
    rewritten.append(text);
  }
}
