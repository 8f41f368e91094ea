package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogTime;

/// Recognizes times with their zone.
///
/// ```
/// 2023-11-14 22:13:20 UTC   2023-11-14 22:13:20.123 +0530
/// ```
final class PostgresqlTime {
  private static final int LENGTH_WITHOUT_FRACTION = "2023-11-14 22:13:20".length();

  private PostgresqlTime() {}

  /// Moves past a time and its zone if they are next; returns whether they were. If not, the cursor
  /// may have moved.
  static boolean skip(Cursor line) {
    if (!LogTime.skip(line) || !line.skip(' ')) {
      return false;
    }
    int zone = line.at;
    while (!line.atEnd() && isZoneByte(line.text[line.at])) {
      line.at++;
    }
    return line.at > zone;
  }

  private static boolean isZoneByte(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '+' || b == '-';
  }

  /// Returns whether the time that begins at `from`, and is in the line, has milliseconds.
  static boolean hasFraction(Cursor line, int from) {
    int at = from + LENGTH_WITHOUT_FRACTION;
    return at < line.end && line.text[at] == '.';
  }
}
