package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogMonth;

/// Recognizes the time at the start of a syslog line.
///
/// ```
/// 2023-11-14T22:13:20.123456+00:00    RFC 5424, and rsyslog's files
/// Nov  4 22:13:20                     RFC 3164
/// Nov  4 22:13:20.123                 the same with a fraction, an offset, or a year,
/// Nov  4 22:13:20+01:00               as devices write them
/// Nov  4 2023 22:13:20
/// 2023 Nov  4 22:13:20
/// Nov  4 22:13:20 2023
/// ```
///
/// A zone may follow, see [SyslogZone].
final class SyslogTime {
  private SyslogTime() {}

  /// Moves past a time in the format of RFC 5424 if one is next; returns whether it was. The zone
  /// is optional, and the fraction of the second begins with a dot or comma.
  static boolean skipIso(Cursor line) {
    int from = line.at;
    if (line.skipDigits(4, 4)
        && line.skip('-')
        && line.skipDigits(2, 2)
        && line.skip('-')
        && line.skipDigits(2, 2)
        && line.skip('T')
        && skipTimeOfDay(line)
        && skipZone(line)) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Moves past a time with the name of a month if one is next; returns whether it was.
  static boolean skipWithMonth(Cursor line) {
    int from = line.at;
    if (skipDate(line) && skipTimeOfDay(line) && skipZone(line)) {
      skipYear(line);
      return true;
    }
    line.at = from;
    return false;
  }

  /// Moves past a time of either kind if one is next; returns whether it was.
  static boolean skip(Cursor line) {
    return skipIso(line) || skipWithMonth(line);
  }

  /// Returns whether a time of either kind is next. No time begins with a character after the S of
  /// Sep.
  static boolean isAt(Cursor line) {
    if (line.atEnd() || line.text[line.at] > 'S') {
      return false;
    }
    int from = line.at;
    boolean time = skip(line);
    line.at = from;
    return time;
  }

  private static boolean skipDate(Cursor line) {
    if (skipYearDigits(line) && !line.skip(' ')) {
      return false;
    }
    if (!LogMonth.skip(line) || !line.skipBlanks() || !line.skipDigits(1, 2) || !line.skip(' ')) {
      return false;
    }
    return !skipYearDigits(line) || line.skip(' ');
  }

  /// Moves past a year from 1900 to 2099 if one is next; returns whether it was.
  private static boolean skipYearDigits(Cursor line) {
    int from = line.at;
    boolean century = line.skip("19") || line.skip("20");
    if (century && line.skipDigits(2, 2)) {
      return true;
    }
    line.at = from;
    return false;
  }

  private static boolean skipTimeOfDay(Cursor line) {
    if (!line.skipDigits(1, 2)
        || !line.skip(':')
        || !line.skipDigits(2, 2)
        || !line.skip(':')
        || !line.skipDigits(2, 2)) {
      return false;
    }
    return !(line.skip('.') || line.skip(',')) || line.skipDigits(1, 9);
  }

  /// Moves past an optional `Z`, `+0100` or `+01:00`. Returns false if any other text with a sign
  /// is next.
  private static boolean skipZone(Cursor line) {
    return line.skip('Z') || skipOffset(line) || !(line.isAt('+') || line.isAt('-'));
  }

  /// Moves past an offset such as `+0100` or `+01:00` if one is next; returns whether it was.
  static boolean skipOffset(Cursor line) {
    int from = line.at;
    if ((line.skip('+') || line.skip('-'))
        && (line.skipDigits(4, 4)
            || (line.skipDigits(2, 2) && line.skip(':') && line.skipDigits(2, 2)))) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Moves past a year such as ` 2023` if one is next as a whole word; returns whether it was. No
  /// host has such a name.
  static boolean skipYear(Cursor line) {
    int from = line.at;
    boolean year = line.skip(' ') && skipYearDigits(line);
    int to = line.at;
    if (year && (line.isAt(' ') || line.skip(": "))) {
      line.at = to;
      return true;
    }
    line.at = from;
    return false;
  }
}
