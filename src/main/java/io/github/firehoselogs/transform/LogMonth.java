package io.github.firehoselogs.transform;

import java.util.List;

/// The English names of the months in three letters, as syslog and access logs write them.
final class LogMonth {
  private static final List<String> NAMES =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private LogMonth() {}

  /// Moves past a month if one is next.
  static boolean skip(Cursor line) {
    for (String name : NAMES) {
      if (line.skip(name)) {
        return true;
      }
    }
    return false;
  }
}
