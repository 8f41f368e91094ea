package io.github.firehoselogs.regex;

/// A place between two characters that a pattern can ask for.
enum Place {
  TEXT_START,
  TEXT_END,
  LINE_START,
  LINE_END,
  WORD_EDGE,
  NO_WORD_EDGE;

  /// Stands for the byte behind the last one.
  static final int END = -1;

  /// What stands before a place, as far as places depend on it.
  enum Before {
    NOTHING,
    NEWLINE,
    WORD,
    OTHER
  }

  boolean isOfLines() {
    return this == LINE_START || this == LINE_END;
  }

  boolean isOfWords() {
    return this == WORD_EDGE || this == NO_WORD_EDGE;
  }

  /// Returns whether this place is between `before` and the byte `next`.
  boolean isBetween(Before before, int next) {
    return switch (this) {
      case TEXT_START -> before == Before.NOTHING;
      case TEXT_END -> next == END;
      case LINE_START -> before == Before.NOTHING || before == Before.NEWLINE;
      case LINE_END -> next == END || next == '\n';
      case WORD_EDGE -> (before == Before.WORD) != isWord(next);
      case NO_WORD_EDGE -> (before == Before.WORD) == isWord(next);
    };
  }

  /// Returns whether `next` is of the characters that `\w` is.
  static boolean isWord(int next) {
    return (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z')
        || (next >= '0' && next <= '9')
        || next == '_';
  }
}
