package io.github.firehoselogs.regex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites a pattern that RE2/J has accepted into SafeRE's syntax, which is Java's, if SafeRE finds
/// in each text what RE2 finds.
///
/// ```
/// (a)  (?:a)      (?<x>a)  (a)      $  \z      \w  [0-9A-Za-z_]      {  \{
/// ```
///
/// The named groups become the only groups, so the first has number 1. Everything that the tokens
/// below do not describe is left to RE2/J. So are these, since SafeRE 1.1.0 does not find the same:
///
/// * A repetition of something that can match the empty text, as in `(?:a|\b)*`: in Java an empty
///   round ends the repetition, and SafeRE follows Java.
/// * A named group inside a repetition, as in `(?:(?<x>a)|b)*`: in Java the group keeps its range
///   from an earlier round. SafeRE copies the repeated part for this, and the copies can match less.
/// * `\B`, and `\b` other than first or last: SafeRE's automaton evaluates some of them wrongly.
/// * Characters beyond ASCII: SafeRE counts them as one byte if it skips to where a match can start.
final class SafeReSyntax {
  /// How deep groups may be inside each other: reading them takes stack.
  private static final int MAX_DEPTH = 100;

  private static final String ESCAPE =
      "\\\\(?:[afnrtv!-/:-@\\[-`{-~]|x[0-7][0-9A-Fa-f]|x[{][0-7]?[0-9A-Fa-f][}])";
  private static final String MEMBER = "(?:[ -~&&[^\\[\\\\\\]&-]]|&(?!&)|" + ESCAPE + ")";

  private static final String COUNT = "(?:0|[1-9][0-9]{0,3})";

  private static final Pattern NAMED_GROUP = Pattern.compile("[(][?]P?<\\w+>");
  private static final Pattern GROUP = Pattern.compile("[(](?:[?][is-]*:|(?![?]))");
  private static final Pattern FLAGS = Pattern.compile("[(][?][is-]+[)]");
  private static final Pattern PLACE = Pattern.compile("[$^]|\\\\[Abz]");
  private static final Pattern CHARACTER =
      Pattern.compile("[ -~&&[^$()*+?\\[\\\\^|]]|\\\\[DSWdsw]|" + ESCAPE);
  private static final Pattern CLASS = Pattern.compile("\\[\\^?+-?+(?!\\])");
  private static final Pattern CLASS_MEMBER =
      Pattern.compile("\\\\[DSdsw]|" + MEMBER + "-" + MEMBER + "|" + MEMBER);
  private static final Pattern CLASS_END = Pattern.compile("-?\\]");
  private static final Pattern REPETITION =
      Pattern.compile("(?:[*+?]|[{]%1$s(?:[}]|,[}]|,%1$s[}]))[?]?".formatted(COUNT));
  private static final Pattern OR = Pattern.compile("[|]");
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
  private boolean known = true;
  private boolean readsFar;

  private SafeReSyntax(String pattern) {
    this.pattern = pattern;
    this.tokens = GROUP.matcher(pattern);
  }

  /// Returns the rewritten pattern; empty if RE2/J has to find it.
  static Optional<SafeReSyntax> of(String pattern) {
    SafeReSyntax syntax = new SafeReSyntax(pattern);
    syntax.alternatives();
    return syntax.known && syntax.at == pattern.length() ? Optional.of(syntax) : Optional.empty();
  }

  /// Returns the pattern in SafeRE's syntax.
  String rewritten() {
    return rewritten.toString();
  }

  /// Returns how many groups the rewritten pattern has.
  int groups() {
    return namedGroups;
  }

  /// Returns whether finding a match may read the text without limit after the end of the match. If
  /// everything that repeats without limit is last in the pattern, all that is read extends the
  /// match.
  boolean readsFar() {
    return readsFar;
  }

  /// Like all methods that read a part of the pattern, returns whether it can match the empty text.
  private boolean alternatives() {
    depth++;
    known = known && depth <= MAX_DEPTH;
    boolean canBeEmpty = sequence();
    while (known && take(OR)) {
      append(token);
      canBeEmpty = sequence() || canBeEmpty;
    }
    depth--;
    return canBeEmpty;
  }

  private boolean sequence() {
    boolean canBeEmpty = true;
    while (known && at < pattern.length() && !sees(OR) && !sees(GROUP_END)) {
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
    } else if (take(PLACE)) {
      place();
      return true;
    } else if (take(CLASS)) {
      characterClass();
    } else if (take(CHARACTER)) {
      append(character(token));
    } else {
      known = false;
    }
    return false;
  }

  private boolean group(String start) {
    append(start);
    boolean canBeEmpty = alternatives();
    known = known && take(GROUP_END);
    append(")");
    return canBeEmpty;
  }

  private void place() {
    if (token.equals("\\b")) {
      known = at == token.length() || at == pattern.length();
    }
    append(token.equals("$") ? "\\z" : token);
  }

  private void characterClass() {
    append(token);
    while (known && !take(CLASS_END)) {
      known = take(CLASS_MEMBER);
      append(member(token));
    }
    append(token);
  }

  private boolean repetition(boolean canBeEmpty, boolean hasNamedGroup) {
    if (!known || !take(REPETITION)) {
      return canBeEmpty;
    }
    append(token);
    boolean atMostOnce = token.startsWith("?");
    boolean isUnbounded = token.startsWith("*") || token.startsWith("+") || token.contains(",}");
    readsFar = readsFar || (isUnbounded && !onlyClosesGroups(at));
    known = !canBeEmpty && (!hasNamedGroup || atMostOnce) && !sees(REPETITION);
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

  private boolean sees(Pattern next) {
    return tokens.usePattern(next).region(at, pattern.length()).lookingAt();
  }

  private boolean take(Pattern next) {
    boolean seen = sees(next);
    if (seen) {
      token = tokens.group();
      at = tokens.end();
    }
    return seen;
  }

  private void append(String text) {
    rewritten.append(text);
  }
}
