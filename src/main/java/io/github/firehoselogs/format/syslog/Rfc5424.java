package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// Reads syslog in the format of RFC 5424.
///
/// ```
/// <165>1 2003-10-11T22:14:15.003Z host evntslog 812 ID47 [x@1 a="b"] message
///      |                |          |      |      |    |       |
///   VERSION         TIMESTAMP  HOSTNAME   |   PROCID  |  STRUCTURED-DATA
///                                     APP-NAME      MSGID
/// ```
///
/// Every field except the version may be `-`, and is then left out. Heroku and Docker write no
/// structured data. A line without it is read only if it looks like one of theirs; in any other
/// line, a different column could be missing:
///
/// ```
/// <40>1 2024-11-30T06:45:29Z host app web.3 - State changed        APP-NAME `app` or `heroku`,
/// <30>1 2024-11-30T06:45:29Z host nginx 812 - hello                or PROCID a number, with a dot, or `-`
/// <30>1 2024-11-30T06:45:29Z host nginx 812 nginx - hello          MSGID as APP-NAME, or `-`
/// ```
/// https://www.rfc-editor.org/rfc/rfc5424#section-6
final class Rfc5424 {
  static final JsonName VERSION = JsonName.of("version");
  static final JsonName MSGID = JsonName.of("msgid");

  private Rfc5424() {}

  /// Returns whether a version is next: up to three digits, no leading zero, and a space.
  static boolean isVersionAt(Cursor line) {
    int from = line.at;
    boolean version = !line.isAt('0') && line.skipDigits(1, 3) && line.isAt(' ');
    line.at = from;
    return version;
  }

  /// Reads a line that begins with its version; returns whether it has this format.
  static boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    line.skipDigits(1, 3);
    fields.number(VERSION, line.text, from, line.at);
    if (!readTimestamp(line, fields)
        || isTimeNext(line)
        || !readWord(SyslogFields.HOSTNAME, line, fields)) {
      return false;
    }
    int app = line.at;
    if (!readWord(SyslogFields.APP_NAME, line, fields)) {
      return false;
    }
    int appTo = line.at;
    return readWord(SyslogFields.PROCID, line, fields) && readRest(line, app + 1, appTo, fields);
  }

  /// Reads the line from MSGID on. APP-NAME is `text[app, appTo)`.
  private static boolean readRest(Cursor line, int app, int appTo, JsonLine fields) {
    int blank = line.at;
    if (!readWord(MSGID, line, fields)) {
      return false;
    }
    boolean optional = isNil(line, blank) || line.sameText(app, appTo, blank + 1, line.at);
    if (!line.skip(' ')) {
      return false;
    }
    if (optional && !StructuredData.isAt(line)) {
      SyslogFields.addMessage(line, fields);
      return isRelay(line.text, app, appTo, blank);
    }
    return StructuredData.read(line, fields) && readMessage(line, fields);
  }

  /// Returns whether a time is next instead of the host.
  private static boolean isTimeNext(Cursor line) {
    return SyslogTime.isAt(new Cursor(line.text, Math.min(line.at + 1, line.end), line.end));
  }

  /// Returns whether Heroku or Docker could have written the line. APP-NAME is `text[app, appTo)`,
  /// and PROCID follows it and ends at `procidTo`.
  private static boolean isRelay(byte[] text, int app, int appTo, int procidTo) {
    Slice name = new Slice(text, app, appTo);
    if (name.is("app") || name.is("heroku")) {
      return true;
    }
    boolean named = false;
    for (int at = app; at < appTo; at++) {
      named |= Cursor.isLetter(text[at]);
    }
    Slice procid = new Slice(text, appTo + 1, procidTo);
    return named && (procid.is("-") || isProcess(procid));
  }

  private static boolean isProcess(Slice procid) {
    boolean number = true;
    boolean dot = false;
    for (int at = procid.from(); at < procid.to(); at++) {
      number &= Cursor.isDigit(procid.text()[at]);
      dot |= procid.text()[at] == '.';
    }
    return number || dot;
  }

  private static boolean isNil(Cursor line, int blank) {
    return line.at - blank == " -".length() && line.text[blank + 1] == '-';
  }

  private static boolean readTimestamp(Cursor line, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    int from = line.at;
    if (!line.skip('-') && !SyslogTime.skipIso(line)) {
      return false;
    }
    SyslogFields.addUnlessNil(SyslogFields.TIMESTAMP, line, from, fields);
    return true;
  }

  private static boolean readWord(JsonName name, Cursor line, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    int from = line.at;
    if (!line.skipWord()) {
      return false;
    }
    SyslogFields.addUnlessNil(name, line, from, fields);
    return true;
  }

  private static boolean readMessage(Cursor line, JsonLine fields) {
    if (line.atEnd()) {
      return true;
    }
    if (!line.skip(' ')) {
      return false;
    }
    SyslogFields.addMessage(line, fields);
    return true;
  }
}
