package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;

/// Recognizes the tags at the start of messages of Cisco's devices: `%`, words joined by hyphens,
/// and a colon.
///
/// ```
/// %ASA-4-106023:   %FTD-6-430003:   %ASA-session-6-302013:   %SYS-5-CONFIG_I:   %ETHPORT-5-IF_UP:
/// ```
final class CiscoTag {
  private CiscoTag() {}

  /// Returns whether such a tag is next.
  static boolean isAt(Cursor line) {
    if (!line.isAt('%')) {
      return false;
    }
    boolean hyphen = false;
    int at = line.at + 1;
    while (at < line.end && isTagByte(line.text[at])) {
      hyphen |= line.text[at] == '-';
      at++;
    }
    return hyphen && at < line.end && line.text[at] == ':';
  }

  /// Returns whether `: ` or ` : ` and such a tag are next.
  static boolean isAfterColon(Cursor line) {
    int from = line.at;
    boolean tag = skipColon(line) && isAt(line);
    line.at = from;
    return tag;
  }

  /// Returns whether a word, a colon and such a tag are next: the line would have two tags.
  static boolean isAfterWord(Cursor line) {
    Cursor word = new Cursor(line.text, line.at, line.end);
    while (!word.atEnd() && !word.isAt(' ') && !word.isAt(':')) {
      word.at++;
    }
    return isAfterColon(word);
  }

  /// Moves past `: ` or ` : ` if it is next; returns whether it was.
  static boolean skipColon(Cursor line) {
    int from = line.at;
    line.skip(' ');
    if (line.skip(':') && line.skipBlanks()) {
      return true;
    }
    line.at = from;
    return false;
  }

  private static boolean isTagByte(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '-' || b == '_' || b == '$';
  }
}
