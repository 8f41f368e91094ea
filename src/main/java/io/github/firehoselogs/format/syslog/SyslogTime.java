package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogMonth;

/// The times that syslog lines begin with.
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
/// [SyslogZone] has the zone that may follow.
final class SyslogTime {
  private SyslogTime() {}

  /// Moves past a time as RFC 5424 has it, the zone optional, with a full stop or comma before the
  /// fraction of the second.
  static boolean skipIso(Cursor line) {
    int from = line.at;
    if (line.skipDigits(4, 4)
        && line.skip('-')
        && line.skipDigits(2, 2)
        && line.skip('-')
        && line.skipDigits(2, 2)
        && line.skip('T')
        && skipOfDay(line)
        && skipZone(line)) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Moves past a time with the name of a month.
  static boolean skipWithMonth(Cursor line) {
    int from = line.at;
    if (skipDate(line) && skipOfDay(line) && skipZone(line)) {
      skipYear(line);
      return true;
    }
    line.at = from;
    return false;
  }

  /// Moves past a time of either kind.
  static boolean skip(Cursor line) {
    return skipIso(line) || skipWithMonth(line);
  }

  /// Returns whether a time of either kind is next. None begins with a byte after the S of Sep.
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

  /// Moves past a year from 1900 to 2099 if one is next.
  private static boolean skipYearDigits(Cursor line) {
    int from = line.at;
    boolean century = line.skip("19") || line.skip("20");
    if (century && line.skipDigits(2, 2)) {
      return true;
    }
    line.at = from;
    return false;
  }

  private static boolean skipOfDay(Cursor line) {
    if (!line.skipDigits(1, 2)
        || !line.skip(':')
        || !line.skipDigits(2, 2)
        || !line.skip(':')
        || !line.skipDigits(2, 2)) {
      return false;
    }
    return !(line.skip('.') || line.skip(',')) || line.skipDigits(1, 9);
  }

  /// Moves past `Z`, `+0100` or `+01:00`, or stays; returns whether no other sign is next.
  private static boolean skipZone(Cursor line) {
    return line.skip('Z') || skipOffset(line) || !(line.isAt('+') || line.isAt('-'));
  }

  /// Moves past `+0100` or `+01:00` if that is next.
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

  /// Moves past ` 2023` if that is a word: no host is named so.
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
