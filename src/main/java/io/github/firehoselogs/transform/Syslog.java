package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;

/// `syslog`: both formats of syslog, told apart by the version that only the newer one has.
///
/// ```
/// <165>1 2003-10-11T22:14:15.003Z host evntslog 812 ID47 [x@1 a="b"] msg     RFC 5424
/// <34>Oct 11 22:14:15 host su[812]: msg                                      RFC 3164
/// Oct 11 22:14:15 host su[812]: msg                                          as files have it
///
/// PRI = facility * 8 + severity, 0 to 191
/// ```
///
/// Fields, named as in the RFCs, without those that are absent: facility and severity (numbers),
/// version, timestamp (as it stands in the line), hostname, app-name, procid, msgid,
/// structured-data, and msg, or json if the message is a JSON object that OpenSearch takes. [Rfc5424]
/// and [Rfc3164] say what is what.
final class Syslog implements LogFormat {
  private static final int MAX_PRIORITY = 191;

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    if (!line.isAt('<')) {
      return Rfc3164.read(line, fields);
    }
    if (!readPriority(line, fields)) {
      return false;
    }
    return Rfc5424.isVersionAt(line) ? Rfc5424.read(line, fields) : Rfc3164.read(line, fields);
  }

  private static boolean readPriority(Cursor line, JsonLine fields) {
    line.skip('<');
    int from = line.at;
    if (!line.skipDigits(1, 3)) {
      return false;
    }
    int priority = 0;
    for (int at = from; at < line.at; at++) {
      priority = 10 * priority + line.text[at] - '0';
    }
    if (priority > MAX_PRIORITY || !line.skip('>')) {
      return false;
    }
    fields.number(SyslogFields.FACILITY, priority / 8);
    fields.number(SyslogFields.SEVERITY, priority % 8);
    return true;
  }
}
