package io.github.firehoselogs.regex;

/// Bounds the work of finding all matches in one text. A pattern can read the whole rest of the text
/// before it settles for a short match: `a(.*z)?` does if no z follows. That takes time for each
/// match, and in all the square of the text.
final class LookAgain {
  /// How often each byte or character may be looked at again, on average.
  private static final long MAX_LOOKS = 16;

  /// Texts up to this size are as long as this for [#MAX_LOOKS]: 4 kB, most log lines.
  private static final int ORDINARY_LENGTH = 4096;

  private final long max;
  private long looked;

  LookAgain(int textLength) {
    max = MAX_LOOKS * Math.max(textLength, ORDINARY_LENGTH);
  }

  /// Counts what was read beyond the end of one match, and returns whether it is too much in all.
  boolean tooFar(int beyondMatch) {
    looked += Math.max(0, beyondMatch);
    return looked > max;
  }
}
