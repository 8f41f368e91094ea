package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;

/// Recognizes the severity of an event in any language.
///
/// ```
/// LOG:  ERROR:  FEHLER:  错误:       a severity
/// DETAIL:  STATEMENT:               a word in the place of one
/// ```
final class Severity {
  /// Words that take the place of a severity and are never followed by a SQLSTATE.
  private static final String[] DETAILS = {
    "DETAIL:", "HINT:", "QUERY:", "CONTEXT:", "STATEMENT:", "LOCATION:", "BACKTRACE:"
  };

  /// The maximum size of a severity in bytes, which is enough for any translation.
  private static final int MAX_BYTES = 48;

  private Severity() {}

  /// Moves past a severity and its colon if they are next; returns whether they were.
  static boolean skip(Cursor line) {
    int end = end(line, line.at);
    boolean found = end > line.at && end < line.end && line.text[end] == ':';
    line.at = found ? end + 1 : end;
    return found;
  }

  /// Returns whether a severity and its colon are next.
  static boolean isNext(Cursor line) {
    int end = end(line, line.at);
    return end > line.at && end < line.end && line.text[end] == ':';
  }

  /// Returns whether a severity, its colon and two spaces begin at `from`. Its colon may be the end
  /// of the line instead.
  static boolean isFollowedBySpaces(Cursor line, int from) {
    Cursor next = new Cursor(line.text, from, line.end);
    return skip(next) && (next.skip("  ") || next.atEnd() || next.isAt('\n') || next.isAt('\r'));
  }

  private static int end(Cursor line, int from) {
    int max = Math.min(line.end, from + MAX_BYTES);
    int at = from;
    while (at < max && isSeverityByte(line.text[at])) {
      at++;
    }
    return at;
  }

  /// Returns whether a severity may contain `b`. In languages that have capital letters, severities
  /// consist of them.
  private static boolean isSeverityByte(byte b) {
    return b < 0 || (b >= 'A' && b <= 'Z');
  }

  /// Returns whether the severity from `from` to the cursor is a word such as `DETAIL:`.
  static boolean isDetail(Cursor line, int from) {
    Cursor severity = new Cursor(line.text, from, line.at);
    for (String word : DETAILS) {
      if (severity.skip(word)) {
        return true;
      }
    }
    return false;
  }
}
