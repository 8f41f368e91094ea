package io.github.firehoselogs.regex;

import org.safere.PatternAnalysis;

/// Bounds the work of finding all matches in one text. A pattern can read the whole rest of the text
/// before it settles for a short match, as `a(.*z)?` does if no z follows. This takes time for each
/// match, in all the square of the text.
///
/// SafeRE does not tell how far it has read, so each match counts as if it had read `reachBytes` more,
/// or the rest of the text. `looks` is how often each byte may be read again, on average.
record LookAhead(int looks, int reachBytes) {
  /// Texts up to this size count as this long. Each of 4,096 matches may then read the rest of the
  /// text, which is half of it on average.
  private static final int ORDINARY_LENGTH = 4096;

  private static final int MAX_LOOKS = ORDINARY_LENGTH / 2;
  private static final int MIN_LOOKS = 16;

  /// A large pattern may take time for each byte in proportion to its size, so it has fewer looks.
  private static final int MAX_STEPS = 64 * MAX_LOOKS;

  /// How much longer SafeRE takes if its automaton alone cannot tell where a match ends.
  private static final int EXACT_ENGINE_STEPS = 16;

  private static final int MAX_CHARACTER_BYTES = 4;

  static LookAhead of(String pattern, PatternAnalysis analysis) {
    int instructions = analysis.programSize();
    int steps = instructions * (analysis.limitations().isEmpty() ? 1 : EXACT_ENGINE_STEPS);
    int looks = Math.clamp(MAX_STEPS / steps, MIN_LOOKS, MAX_LOOKS);
    boolean isBounded = !mayRepeatWithoutLimit(withoutRepetitionAtEnd(pattern));
    return new LookAhead(looks, isBounded ? MAX_CHARACTER_BYTES * instructions : Integer.MAX_VALUE);
  }

  /// Leaves out a repetition at the very end, as in `id=\d+`: with each time that it repeats, the
  /// match is longer, so nothing is read in vain.
  private static String withoutRepetitionAtEnd(String pattern) {
    int end = pattern.length();
    while (end > 0 && pattern.charAt(end - 1) == ')') {
      end--;
    }
    if (end > 0 && pattern.charAt(end - 1) == '?') {
      end--;
    }
    boolean repeats = end > 1 && isStarOrPlus(pattern.charAt(end - 1));
    return repeats && pattern.charAt(end - 2) != '\\' ? pattern.substring(0, end - 1) : pattern;
  }

  /// Returns whether something in `pattern` repeats without limit, or looks like it. `\X` is a
  /// character and all its marks, and `\b{g}` looks for the same.
  private static boolean mayRepeatWithoutLimit(String pattern) {
    return pattern.indexOf('*') >= 0
        || pattern.indexOf('+') >= 0
        || pattern.contains(",}")
        || pattern.contains("\\X")
        || pattern.contains("\\b{");
  }

  private static boolean isStarOrPlus(char c) {
    return c == '*' || c == '+';
  }

  /// Returns how many bytes may be read again in a text of `textLength` bytes.
  long budget(int textLength) {
    return (long) looks * Math.max(textLength, ORDINARY_LENGTH);
  }

  /// Returns how many bytes after a match may have been read, if `restBytes` follow it.
  int read(int restBytes) {
    return Math.min(reachBytes, restBytes);
  }
}
