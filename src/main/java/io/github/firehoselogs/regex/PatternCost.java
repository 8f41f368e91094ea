package io.github.firehoselogs.regex;

/// Estimates the size of a compiled pattern before it is compiled. Nested counted repetitions
/// multiply, so a pattern of forty characters could take all memory.
///
/// ```
/// (a{1000}b){1000}   1 · 1000, + 1, · 1000
/// ```
final class PatternCost {
  private final String text;
  private int at;

  private PatternCost(String text) {
    this.text = text;
  }

  /// Returns the approximate number of instructions that `text` compiles to. A malformed pattern is
  /// read as far as possible; compiling it reports the error.
  static long of(String text) {
    PatternCost cost = new PatternCost(text);
    long sum = 0;
    while (cost.at < text.length()) {
      sum = Math.addExact(sum, cost.alternatives(0));
      cost.at++;
    }
    return sum;
  }

  /// Reads up to the parenthesis that closes the current group, and returns its cost.
  private long alternatives(int depth) {
    long sum = 0;
    while (at < text.length() && text.charAt(at) != ')') {
      long atom = atom(depth);
      sum = saturated(sum + saturated(atom * repetitions()));
    }
    return sum;
  }

  private long atom(int depth) {
    char c = text.charAt(at++);
    switch (c) {
      case '\\' -> at = Math.min(at + 1, text.length());
      case '[' -> skipClass();
      case '(' -> {
        // RE2/J rejects deeper nesting.
        long inside = depth > 1000 ? 0 : 2 + alternatives(depth + 1);
        at = Math.min(at + 1, text.length());
        return inside;
      }
      default -> {
        // One character.
      }
    }
    return 1;
  }

  /// Moves past the rest of a character class such as `[^]a\]]`.
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

  /// Moves past `{n,m}` if it is next, and returns the larger number. Returns 1 if it is not.
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
