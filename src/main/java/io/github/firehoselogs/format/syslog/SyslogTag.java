package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.json.JsonLine;

/// Reads the tag at the start of a syslog message, which names the program.
///
/// ```
/// sshd[19939]:   sshd(pam_unix)[19939]:   postfix/smtpd[812]:   app[web.1]    with `[pid]`
/// su:   kernel: [12.5]   api:{"a":1}                                          with a colon
/// syslogd 1.4.1:                                                              before a version
/// ```
///
/// A word of digits and dots is not a tag: it is a sequence number or a version.
final class SyslogTag {
  private SyslogTag() {}

  /// Adds the tag and moves to the content after it. Does nothing if there is no tag.
  static void read(Cursor line, JsonLine fields) {
    int start = line.at;
    line.skipBlanks();
    int from = line.at;
    int to = skip(line);
    if (to < 0) {
      line.at = start;
      return;
    }
    Cursor name = new Cursor(line.text, to, line.end);
    SyslogFields.addUnlessNil(SyslogFields.APP_NAME, name, from, fields);
    addPid(line, to, fields);
    line.skip(' ');
  }

  /// Returns whether a tag is next.
  static boolean isAt(Cursor line) {
    int from = line.at;
    boolean tag = skip(line) >= 0;
    line.at = from;
    return tag;
  }

  /// Moves past a tag and returns the end of its name, or returns -1 if none is next.
  private static int skip(Cursor line) {
    int from = line.at;
    boolean number = true;
    while (!line.atEnd() && isTagByte(line.text[line.at])) {
      byte b = line.text[line.at];
      number &= Cursor.isDigit(b) || b == '.';
      line.at++;
    }
    int to = line.at;
    boolean named = to > from && !number;
    return named && (skipPid(line) || skipColon(line) || isVersionNext(line)) ? to : -1;
  }

  private static boolean isTagByte(byte b) {
    return b < 0 || (b > ' ' && b != ':' && b != '[' && b != '"' && b != '{' && b != '<');
  }

  /// Moves past `[pid]` and the colon after it; returns whether they are next.
  private static boolean skipPid(Cursor line) {
    int from = line.at;
    if (line.skip('[')) {
      while (line.at < line.end && line.text[line.at] > ' ' && line.text[line.at] != ']') {
        line.at++;
      }
      if (line.skip(']') && (line.skip(':') || line.isAt(' ') || line.atEnd())) {
        return true;
      }
    }
    line.at = from;
    return false;
  }

  /// Adds the text in brackets if `bracket` is the index of an opening bracket.
  private static void addPid(Cursor line, int bracket, JsonLine fields) {
    if (bracket == line.end || line.text[bracket] != '[') {
      return;
    }
    int to = bracket + 1;
    while (line.text[to] != ']') {
      to++;
    }
    if (to > bracket + 1) {
      fields.text(SyslogFields.PROCID, line.text, bracket + 1, to);
    }
  }

  /// Moves past a colon if it is next and ends the tag: a space, the end, the bracket of a kernel's
  /// time or the brace of JSON must follow. The colons of `http://…` and `12:30` do not end a tag.
  private static boolean skipColon(Cursor line) {
    int from = line.at;
    if (line.skip(':') && (line.atEnd() || line.isAt(' ') || line.isAt('[') || line.isAt('{'))) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Returns whether a version such as ` 1.4.1:` or ` 1.5:` is next, which sysklogd writes after
  /// its name.
  private static boolean isVersionNext(Cursor line) {
    int from = line.at;
    boolean version =
        line.skip(' ') && line.skipDigits(1, 3) && line.skip('.') && line.skipDigits(1, 3);
    if (version && line.skip('.')) {
      version = line.skipDigits(1, 3);
    }
    version &= line.isAt(':');
    line.at = from;
    return version;
  }
}
