package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;

/// Syslog as RFC 3164 describes it and as the files of rsyslog, syslog-ng and sysklogd have it.
///
/// ```
/// Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure
/// Jun 14 15:16:01 combo kernel: [12.5] eth0: link up
/// Jun 14 15:16:01 combo syslogd 1.4.1: restart.
/// Jun 14 15:16:01 combo last message repeated 2 times
/// Jun 14 15:16:01 cron[7]: from here, so without HOSTNAME
///    TIMESTAMP  HOSTNAME TAG[pid]: CONTENT
/// ```
///
/// TAG becomes `app-name`, pid `procid`, CONTENT `msg`, as RFC 5424 names them. A tag is a word with
/// `[pid]`, or one with a colon and a blank behind it, or one before a version; without a tag,
/// all that stands behind the host is `msg`. [SyslogTime] has the times.
/// https://www.rfc-editor.org/rfc/rfc3164#section-4.1
final class Rfc3164 {
  private Rfc3164() {}

  /// Reads a line from its time on.
  static boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    if (!SyslogTime.skipIso(line) && !SyslogTime.skipWithMonth(line)) {
      return false;
    }
    fields.text(SyslogFields.TIMESTAMP, line.text, from, line.at);
    boolean colon = line.skip(':');
    if (!line.skipBlanks()) {
      return false;
    }
    if (!colon && !isWithoutHostname(line) && !readHostname(line, fields)) {
      return false;
    }
    readTag(line, fields);
    SyslogFields.addMessage(line, fields);
    return true;
  }

  /// Returns whether what is next cannot be a host: a tag with its colon, a known message, or
  /// something that no name begins with. `2001:db8::` is a host.
  private static boolean isWithoutHostname(Cursor line) {
    int from = line.at;
    boolean known = line.skip("last message repeated ") || line.skip("--");
    line.at = from;
    line.skipWord();
    int last = line.at - 1;
    line.at = from;
    if (known || last < from) {
      return known;
    }
    byte first = line.text[from];
    return first == '{'
        || first == '"'
        || (line.text[last] == ':' && last > from && line.text[last - 1] != ':');
  }

  private static boolean readHostname(Cursor line, JsonLine fields) {
    int from = line.at;
    if (!line.skipWord() || !line.isAt(' ')) {
      return false;
    }
    SyslogFields.addUnlessNil(SyslogFields.HOSTNAME, line, from, fields);
    return line.skip(' ');
  }

  /// Adds the tag and moves to the content behind it, or stays where there is none.
  private static void readTag(Cursor line, JsonLine fields) {
    int start = line.at;
    line.skipBlanks();
    int from = line.at;
    skipTagName(line);
    int to = line.at;
    if (to == from || !(skipPid(line) || skipColon(line) || isVersionNext(line))) {
      line.at = start;
      return;
    }
    fields.text(SyslogFields.APP_NAME, line.text, from, to);
    addPid(line, to, fields);
    line.skip(' ');
  }

  private static void skipTagName(Cursor line) {
    while (line.at < line.end && isTagByte(line.text[line.at])) {
      line.at++;
    }
  }

  private static boolean isTagByte(byte b) {
    return b < 0 || (b > ' ' && b != ':' && b != '[' && b != '"' && b != '{');
  }

  /// Moves behind `[pid]` and the colon behind it.
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

  /// Adds what is in the brackets at `bracket`, if there are any.
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

  /// Moves behind a colon with a blank, the end, or the brackets of a kernel's time or of JSON
  /// behind it: the colons of `http://…` and `12:30` end no tag.
  private static boolean skipColon(Cursor line) {
    int from = line.at;
    if (line.skip(':') && (line.atEnd() || line.isAt(' ') || line.isAt('[') || line.isAt('{'))) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Returns whether ` 1.4.1:` is next, as sysklogd has it behind its name.
  private static boolean isVersionNext(Cursor line) {
    int from = line.at;
    boolean digits = line.skip(' ') && line.skipDigits(1, 3);
    while (digits && line.skip('.')) {
      digits = line.skipDigits(1, 3);
    }
    boolean version = digits && line.isAt(':');
    line.at = from;
    return version;
  }
}
