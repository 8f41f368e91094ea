package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.CodePoints.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the common part of RE2's syntax from a pattern that RE2/J has compiled, and so found to be
/// well-formed.
///
/// ```
/// alternatives  sequence | sequence | …
/// sequence      atom with what repeats it, one after another
/// atom          character  .  [class]  \d  (group)  (?<name>group)  (?flags:group)  ^  $  \b
/// ```
///
/// Unknown here are `\p{Greek}`, `\Q…\E`, `[[:alpha:]]`, octal escapes, the flag U, and characters
/// beyond ASCII where case does not matter.
final class SyntaxReader {
  /// How deep groups may be inside each other: reading and writing them takes stack.
  static final int MAX_DEPTH = 100;

  private static final int IGNORE_CASE = 1;
  private static final int LINES = 2;
  private static final int DOT_ALL = 4;

  private final String text;
  private int at;
  private int flags;
  private int namedGroups;
  private int depth;
  private boolean known = true;

  private SyntaxReader(String text) {
    this.text = text;
  }

  /// Returns what `pattern` says; empty where something in it is unknown here.
  static Optional<Syntax> read(String pattern) {
    SyntaxReader reader = new SyntaxReader(pattern);
    Syntax syntax = reader.alternatives();
    return reader.known && reader.at == pattern.length() ? Optional.of(syntax) : Optional.empty();
  }

  private Syntax alternatives() {
    List<Syntax> alternatives = new ArrayList<>();
    depth++;
    if (depth > MAX_DEPTH) {
      giveUp();
    }
    do {
      alternatives.add(sequence());
    } while (skip("|"));
    depth--;
    return Syntax.choice(alternatives);
  }

  private Syntax sequence() {
    List<Syntax> parts = new ArrayList<>();
    while (at < text.length() && !sees("|") && !sees(")")) {
      parts.add(repeated(atom()));
    }
    return Syntax.sequence(parts);
  }

  private Syntax atom() {
    int c = codePoint();
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '.' -> one((flags & DOT_ALL) == 0 ? CodePoints.ANY_BUT_NEWLINE : CodePoints.ANY);
      case '^' -> at((flags & LINES) == 0 ? Place.TEXT_START : Place.LINE_START);
      case '$' -> at((flags & LINES) == 0 ? Place.TEXT_END : Place.LINE_END);
      default -> literal(c);
    };
  }

  private static Syntax one(CodePoints of) {
    return new Syntax.One(of);
  }

  private static Syntax at(Place place) {
    return new Syntax.At(place);
  }

  private Syntax literal(int codePoint) {
    return one(folded(CodePoints.of(CodePoints.one(codePoint))));
  }

  private CodePoints folded(CodePoints set) {
    if ((flags & IGNORE_CASE) == 0) {
      return set;
    }
    if (!set.isAscii()) {
      giveUp();
      return set;
    }
    return set.folded();
  }

  private Syntax group() {
    int outside = flags;
    int number = -1;
    if (skip("?P<") || skip("?<")) {
      number = namedGroups++;
      at = 1 + text.indexOf('>', at);
    } else if (skip("?")) {
      if (readFlags() == ')') {
        if (repeats()) {
          giveUp(); // What it repeats stands before the flags.
        }
        return Syntax.sequence(List.of());
      }
      Syntax inside = alternatives();
      skip(")");
      flags = outside;
      return inside;
    }
    Syntax inside = alternatives();
    skip(")");
    flags = outside;
    return new Syntax.Group(inside, number);
  }

  /// Reads `i-s:` or `i-s)` and returns the last character.
  private int readFlags() {
    boolean on = true;
    while (known) {
      int c = codePoint();
      switch (c) {
        case 'i' -> flags = on ? flags | IGNORE_CASE : flags & ~IGNORE_CASE;
        case 'm' -> flags = on ? flags | LINES : flags & ~LINES;
        case 's' -> flags = on ? flags | DOT_ALL : flags & ~DOT_ALL;
        case '-' -> on = false;
        case ':', ')' -> {
          return c;
        }
        default -> giveUp();
      }
    }
    return ':';
  }

  private Syntax escape() {
    int c = codePoint();
    return switch (c) {
      case 'A' -> at(Place.TEXT_START);
      case 'z' -> at(Place.TEXT_END);
      case 'b' -> at(Place.WORD_EDGE);
      case 'B' -> at(Place.NO_WORD_EDGE);
      case 'd', 'D', 's', 'S', 'w', 'W' -> one(perlClass(c));
      default -> literal(escaped(c));
    };
  }

  private CodePoints perlClass(int letter) {
    CodePoints set =
        switch (letter | 0x20) {
          case 'd' -> CodePoints.DIGITS;
          case 's' -> CodePoints.SPACE;
          default -> CodePoints.WORD;
        };
    return letter >= 'a' ? folded(set) : folded(set).negated();
  }

  /// Returns the character that `c` behind a backslash stands for.
  private int escaped(int c) {
    return switch (c) {
      case 'a' -> '\u0007';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      case 'x' -> hexadecimal();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          giveUp();
        }
        yield c;
      }
    };
  }

  private int hexadecimal() {
    if (!skip("{")) {
      at += 2;
      return Integer.parseInt(text, at - 2, at, 16);
    }
    int end = text.indexOf('}', at);
    int codePoint = Integer.parseInt(text, at, end, 16);
    at = end + 1;
    return codePoint;
  }

  private Syntax characterClass() {
    boolean negated = skip("^");
    List<Range> ranges = new ArrayList<>();
    do {
      addMember(ranges);
    } while (known && !skip("]"));
    CodePoints set = CodePoints.of(ranges);
    return one(negated ? set.negated() : set);
  }

  private void addMember(List<Range> ranges) {
    if (sees("[:") || sees("\\p") || sees("\\P")) {
      giveUp();
    } else if (isPerlClass()) {
      at += 2;
      ranges.addAll(perlClass(text.charAt(at - 1)).ranges());
    } else {
      int first = member();
      int last = first;
      if (sees("-") && !sees("-]")) {
        at++;
        last = member();
      }
      ranges.addAll(folded(CodePoints.of(new Range(first, last))).ranges());
    }
  }

  private boolean isPerlClass() {
    return sees("\\") && at + 1 < text.length() && "dDsSwW".indexOf(text.charAt(at + 1)) >= 0;
  }

  private int member() {
    int c = codePoint();
    return c == '\\' ? escaped(codePoint()) : c;
  }

  private Syntax repeated(Syntax atom) {
    if (skip("*")) {
      return repeated(atom, 0, Syntax.UNBOUNDED);
    } else if (skip("+")) {
      return repeated(atom, 1, Syntax.UNBOUNDED);
    } else if (skip("?")) {
      return repeated(atom, 0, 1);
    }
    int end = counterEnd();
    if (end < 0) {
      return atom;
    }
    String[] counts = text.substring(at + 1, end).split(",", -1);
    at = end + 1;
    int min = Integer.parseInt(counts[0]);
    String max = counts[counts.length - 1];
    return repeated(atom, min, max.isEmpty() ? Syntax.UNBOUNDED : Integer.parseInt(max));
  }

  private Syntax repeated(Syntax atom, int min, int max) {
    return Syntax.repeat(atom, min, max, skip("?"));
  }

  private boolean repeats() {
    return sees("*") || sees("+") || sees("?") || counterEnd() >= 0;
  }

  /// Returns where the brace is that closes `{n}`, `{n,}` or `{n,m}` here; -1 where `{` stands for
  /// itself or is not here.
  private int counterEnd() {
    int end = sees("{") ? text.indexOf('}', at) : -1;
    return end >= 0 && isCounter(text.substring(at + 1, end)) ? end : -1;
  }

  private static boolean isCounter(String inside) {
    int comma = inside.indexOf(',');
    return comma < 0
        ? isNumber(inside)
        : isNumber(inside.substring(0, comma))
            && (comma == inside.length() - 1 || isNumber(inside.substring(comma + 1)));
  }

  /// Returns whether RE2 takes this as a number: `{01}` stands for its four characters.
  private static boolean isNumber(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return !digits.isEmpty() && (digits.length() == 1 || digits.charAt(0) != '0');
  }

  private boolean sees(String next) {
    return text.startsWith(next, at);
  }

  private boolean skip(String next) {
    boolean seen = sees(next);
    if (seen) {
      at += next.length();
    }
    return seen;
  }

  private int codePoint() {
    if (at >= text.length()) {
      giveUp();
      return 0;
    }
    int codePoint = text.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  private void giveUp() {
    known = false;
    at = text.length();
  }
}
