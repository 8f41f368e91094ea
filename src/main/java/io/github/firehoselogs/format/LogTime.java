package io.github.firehoselogs.format;

/// Recognizes the times at the start of lines in database logs.
///
/// ```
/// 2023-11-14T22:13:20.123456Z   2023-11-14T22:13:20.123456+09:00
/// 2023-11-14 22:13:20           2023-11-14  9:13:20.123
/// 231114 22:13:20               231114  9:13:20
/// ```
public final class LogTime {
  private LogTime() {}

  /// Moves past a time if one is next; returns whether it was.
  public static boolean skip(Cursor message) {
    int from = message.at;
    if (skipDate(message) && skipClock(message)) {
      skipOffset(message);
      return true;
    }
    message.at = from;
    return false;
  }

  private static boolean skipDate(Cursor message) {
    if (message.skipDigits(6, 6)) {
      return message.skipBlanks();
    }
    return message.skipDigits(4, 4)
        && message.skip('-')
        && message.skipDigits(2, 2)
        && message.skip('-')
        && message.skipDigits(2, 2)
        && (message.skip('T') || message.skipBlanks());
  }

  private static boolean skipClock(Cursor message) {
    return message.skipDigits(1, 2)
        && message.skip(':')
        && message.skipDigits(2, 2)
        && message.skip(':')
        && message.skipDigits(2, 2)
        && (!message.skip('.') || message.skipDigits(1, 9));
  }

  private static void skipOffset(Cursor message) {
    int from = message.at;
    if (message.skip('Z')) {
      return;
    }
    boolean sign = message.skip('+') || message.skip('-');
    if (!(sign && message.skipDigits(2, 2) && message.skip(':') && message.skipDigits(2, 2))) {
      message.at = from;
    }
  }
}
