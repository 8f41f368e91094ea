package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.redact.decode.LogEscapes;

/// Finds the end of an escape directly before a word, in a text that has not been decoded.
///
/// ```
/// {"to":"hi\nalice@example.com","cut      the word is alice@example.com
/// \u00a0alice@example.com\u00a0           the same
/// C:\Users\nancy@example.com\x            the word is nancy@example.com
/// ```
///
/// Used for one text, by one thread.
final class EscapeEnds {
  /// The maximum length of an escape without its last character: `\u001b[38;5;208`.
  private static final int MAX_LENGTH = 16;

  private final byte[] text;

  /// The end of the part of the text that [#isEscaped] has read. `quoted` and `literal` describe
  /// that part.
  private int scannedTo;

  private boolean quoted;
  private boolean literal;

  EscapeEnds(byte[] text) {
    this.text = text;
  }

  /// Returns the end of the escape that contains `from`, at most `to`, or `from` if there is no
  /// such escape.
  int skip(int from, int to) {
    int mark = from - 1;
    int first = Math.max(0, from - MAX_LENGTH);
    while (mark >= first && !LogEscapes.isMark(text[mark])) {
      mark--;
    }
    if (mark < first) {
      return from;
    }
    int end = LogEscapes.endOfEscape(text, mark, to);
    if (end > from) {
      return isCertain(mark, from) ? end : from;
    }
    boolean mayBeColour = end > mark && text[end] == '[' && "xu0e".indexOf(text[mark + 1]) >= 0;
    return mayBeColour ? Math.max(from, LogEscapes.endOfColour(text, end + 1, to)) : from;
  }

  /// Returns whether the character at `from` belongs to the escape at `mark`. The letter after a
  /// backslash may also begin the word, as in `DOMAIN\rachel`.
  private boolean isCertain(int mark, int from) {
    if (text[mark] != '\\' || "xu".indexOf(text[from]) >= 0) {
      return true;
    }
    return "nrt".indexOf(text[from]) >= 0 && isEscaped(mark);
  }

  /// Returns whether a quote comes before `mark`, and all backslashes before `mark` begin escapes.
  private boolean isEscaped(int mark) {
    for (; scannedTo < mark; scannedTo++) {
      byte b = text[scannedTo];
      quoted |= b == '"' || b == '\'';
      boolean runEnds = b == '\\' && text[scannedTo + 1] != '\\';
      literal |= runEnds && LogEscapes.endOfEscape(text, scannedTo, mark) == scannedTo;
    }
    return quoted && !literal;
  }
}
