package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;

/// Recognizes the SQLSTATE that PostgreSQL writes after the severity with
/// `log_error_verbosity=verbose`.
///
/// ```
/// ERROR:  42P01: relation "x" does not exist
///         ^^^^^ five digits or capital letters, the first two of a known class
/// ```
///
/// https://www.postgresql.org/docs/current/errcodes-appendix.html
final class SqlState {
  private static final int LENGTH = 5;

  private static final String CLASSES =
      " 00 01 02 03 08 09 0A 0B 0F 0L 0P 0Z 10 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D"
          + " 3F 40 42 44 53 54 55 57 58 72 F0 HV P0 XX ";

  private SqlState() {}

  /// Moves past a SQLSTATE, to the colon after it, if it is followed by a colon and a space;
  /// returns whether it moved.
  static boolean skip(Cursor message) {
    Cursor code = new Cursor(message.text, message.at, message.end);
    if (isCode(code) && code.skip(": ")) {
      message.at += LENGTH;
      return true;
    }
    return false;
  }

  /// Moves past a code if one is next; returns whether it was. A code contains a digit; a word such
  /// as `XXXXX` is not one.
  private static boolean isCode(Cursor code) {
    int from = code.at;
    int digits = 0;
    while (code.at < from + LENGTH && !code.atEnd()) {
      byte b = code.text[code.at];
      if (!Cursor.isDigit(b) && (b < 'A' || b > 'Z')) {
        return false;
      }
      digits += Cursor.isDigit(b) ? 1 : 0;
      code.at++;
    }
    return digits > 0
        && code.at == from + LENGTH
        && isClass((char) code.text[from], (char) code.text[from + 1]);
  }

  private static boolean isClass(char first, char second) {
    for (int at = 1; at < CLASSES.length(); at += 3) {
      if (CLASSES.charAt(at) == first && CLASSES.charAt(at + 1) == second) {
        return true;
      }
    }
    return false;
  }
}
