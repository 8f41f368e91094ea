package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;

/// Syslog as RFC 5424 has it.
///
/// ```
/// <165>1 2003-10-11T22:14:15.003Z host evntslog 812 ID47 [x@1 a="b"] message
///      |                |          |      |      |    |       |
///   VERSION         TIMESTAMP  HOSTNAME   |   PROCID  |  STRUCTURED-DATA
///                                     APP-NAME      MSGID
/// ```
///
/// Each may be `-`, but for the version, and is then left out. Heroku and Docker leave out the
/// structured data: without it the rest is the message, if MSGID is `-` or, as Docker writes it, the
/// same as APP-NAME. Any other MSGID could be the first word of the message, so that line is refused.
/// https://www.rfc-editor.org/rfc/rfc5424#section-6
final class Rfc5424 {
  private static final JsonName VERSION = JsonName.of("version");
  private static final JsonName MSGID = JsonName.of("msgid");

  private Rfc5424() {}

  /// Returns whether a version is next: up to three digits, no leading zero, and a blank.
  static boolean isVersionAt(Cursor line) {
    int from = line.at;
    boolean version = !line.isAt('0') && line.skipDigits(1, 3) && line.isAt(' ');
    line.at = from;
    return version;
  }

  /// Reads a line from its version on.
  static boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    line.skipDigits(1, 3);
    fields.number(VERSION, line.text, from, line.at);
    if (!readTimestamp(line, fields) || !readWord(SyslogFields.HOSTNAME, line, fields)) {
      return false;
    }
    int app = line.at;
    if (!readWord(SyslogFields.APP_NAME, line, fields)) {
      return false;
    }
    int appTo = line.at;
    if (!readWord(SyslogFields.PROCID, line, fields)) {
      return false;
    }
    int msgid = line.at;
    return readWord(MSGID, line, fields)
        && readData(line, isNil(line, msgid) || line.sameText(app, appTo, msgid, line.at), fields);
  }

  private static boolean isNil(Cursor line, int blank) {
    return line.at - blank == " -".length() && line.text[blank + 1] == '-';
  }

  /// Reads structured data and message, or the message alone if `optional` says so.
  private static boolean readData(Cursor line, boolean optional, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    if (optional && !StructuredData.isAt(line)) {
      SyslogFields.addMessage(line, fields);
      return true;
    }
    return StructuredData.read(line, fields) && readMessage(line, fields);
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
