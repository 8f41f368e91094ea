package io.github.firehoselogs.regex;

/// Reads a pattern before it is compiled, for two things that compiling would get wrong.
///
/// Its size: counted repetitions inside each other multiply, so forty characters can ask for more
/// memory than there is.
///
/// ```
/// (a{1000}b){1000}   1 · 1000, + 1, · 1000
/// ```
///
/// And groups inside two repetitions of which one is counted, such as `((a.*){1,3})+`: SafeRE 1.1.0
/// gives some of them a wrong range. Groups that do not capture are right.
final class PatternCost {
  /// What the group score of a counted repetition is more than that of another one.
  private static final int COUNTED = 1000;

  private static final int NO_GROUP = -1;

  private final String text;
  private int at;

  /// How many repetitions are around a capturing group in what was read last, plus [#COUNTED] for
  /// each that is counted.
  private int groupScore = NO_GROUP;

  private long instructions;
  private boolean repeatsGroupInCount;

  private PatternCost(String text) {
    this.text = text;
  }

  /// Reads `text`. What is not well-formed is read as far as possible; compiling it tells what is
  /// wrong.
  static PatternCost of(String text) {
    PatternCost cost = new PatternCost(text);
    while (cost.at < text.length()) {
      cost.instructions = saturated(cost.instructions + cost.alternatives(0));
      cost.at++;
    }
    return cost;
  }

  /// Returns about how many instructions the pattern compiles to.
  long instructions() {
    return instructions;
  }

  /// Returns whether a capturing group is inside two repetitions of which one is counted.
  boolean repeatsGroupInCount() {
    return repeatsGroupInCount;
  }

  /// Returns the cost up to the parenthesis that closes this group, where it stops.
  private long alternatives(int depth) {
    long sum = 0;
    int score = NO_GROUP;
    while (at < text.length() && text.charAt(at) != ')') {
      long atom = atom(depth);
      long repetitions = repetitions();
      sum = saturated(sum + saturated(atom * repetitions));
      score = Math.max(score, repeatedScore(repetitions > 1 || text.startsWith(",}", at - 2)));
    }
    groupScore = score;
    return sum;
  }

  /// Returns the score of what was read last with its repetition: a counted one, which was read, or
  /// a star or plus, which comes next.
  private int repeatedScore(boolean counted) {
    if (groupScore == NO_GROUP) {
      return NO_GROUP;
    }
    if (counted) {
      groupScore += COUNTED + 1;
    } else if (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '+')) {
      groupScore++;
    }
    repeatsGroupInCount |= groupScore > COUNTED + 1;
    return groupScore;
  }

  private long atom(int depth) {
    groupScore = NO_GROUP;
    char c = text.charAt(at++);
    switch (c) {
      case '\\' -> at = Math.min(at + 1, text.length());
      case '[' -> skipClass();
      case '(' -> {
        return group(depth);
      }
      default -> {
        // One character.
      }
    }
    return 1;
  }

  private long group(int depth) {
    boolean captures =
        !text.startsWith("?", at) || text.startsWith("<", at + 1) || text.startsWith("P", at + 1);
    // Far deeper than a pattern by hand; this keeps the stack small.
    long inside = depth > 1000 ? 0 : 2 + alternatives(depth + 1);
    at = Math.min(at + 1, text.length());
    groupScore = captures ? Math.max(0, groupScore) : groupScore;
    return inside;
  }

  /// Moves past a class: `[^]a\]]`.
  private void skipClass() {
    if (at < text.length() && text.charAt(at) == '^') {
      at++;
    }
    for (int first = at; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == ']' && at > first) {
        at++;
        return;
      }
    }
    at = text.length();
  }

  /// Reads `{n,m}` and returns the larger number; 1 if there is none.
  private long repetitions() {
    if (at >= text.length() || text.charAt(at) != '{') {
      return 1;
    }
    long first = 0;
    long last = 0;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '}') {
        at = i + 1;
        return Math.max(1, Math.max(first, last));
      } else if (c == ',') {
        first = last;
        last = 0;
      } else if (c >= '0' && c <= '9') {
        last = saturated(10 * last + c - '0');
      } else {
        return 1;
      }
    }
    return 1;
  }

  private static long saturated(long cost) {
    return Math.min(cost, Integer.MAX_VALUE);
  }
}
