package io.github.firehoselogs.transform;

import java.util.List;

/// The times that syslog lines begin with.
///
/// ```
/// 2023-11-14T22:13:20.123456+00:00    RFC 5424, and rsyslog's files
/// Nov  4 22:13:20                     RFC 3164
/// Nov  4 2023 22:13:20                the same with a year, where devices put one
/// 2023 Nov  4 22:13:20
/// Nov  4 22:13:20 2023
/// ```
final class SyslogTime {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private SyslogTime() {}

  /// Moves behind a time as RFC 5424 has it, the zone optional, with a full stop or comma before the
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

  /// Moves behind a time with the name of a month.
  static boolean skipWithMonth(Cursor line) {
    int from = line.at;
    if (skipDate(line) && skipOfDay(line)) {
      skipYearBehind(line);
      return true;
    }
    line.at = from;
    return false;
  }

  private static boolean skipDate(Cursor line) {
    if (line.skipDigits(4, 4) && !line.skip(' ')) {
      return false;
    }
    if (!skipMonth(line) || !line.skipBlanks() || !line.skipDigits(1, 2) || !line.skip(' ')) {
      return false;
    }
    return !line.skipDigits(4, 4) || line.skip(' ');
  }

  private static boolean skipMonth(Cursor line) {
    for (String month : MONTHS) {
      if (line.skip(month)) {
        return true;
      }
    }
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

  private static boolean skipZone(Cursor line) {
    if (line.skip('Z') || !(line.skip('+') || line.skip('-'))) {
      return true;
    }
    if (line.skipDigits(4, 4)) {
      return true;
    }
    return line.skipDigits(2, 2) && line.skip(':') && line.skipDigits(2, 2);
  }

  /// Moves behind ` 2023` where that is a word, from 1900 to 2099: no host is named so.
  private static void skipYearBehind(Cursor line) {
    int from = line.at;
    boolean year = line.skip(" 19") || line.skip(" 20");
    if (!year || !line.skipDigits(2, 2) || !line.isAt(' ')) {
      line.at = from;
    }
  }
}
