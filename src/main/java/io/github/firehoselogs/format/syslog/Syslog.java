package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.WholeNumber;
import io.github.firehoselogs.json.JsonLine;

/// The format `syslog`: both formats of syslog. Only the newer one has a version, which tells them
/// apart.
///
/// ```
/// <165>1 2003-10-11T22:14:15.003Z host evntslog 812 ID47 [x@1 a="b"] msg     RFC 5424
/// <34>Oct 11 22:14:15 host su[812]: msg                                      RFC 3164
/// Oct 11 22:14:15 host su[812]: msg                                          RFC 3164 in files
/// 42 <34>Oct 11 22:14:15 host su[812]: msg                                   RFC 6587's octet count
///
/// PRI = facility * 8 + severity, 0 to 191
/// ```
///
/// Fields are named as in the RFCs; absent ones are left out. They are facility and severity
/// (numbers), version, sequence-number (of Cisco's routers), timestamp (verbatim, with its zone),
/// hostname, app-name, procid, msgid, structured-data, and msg. If the message is a JSON object
/// that OpenSearch accepts, it is json instead of msg. [Rfc5424] and [Rfc3164] show the parts of a
/// line.
///
/// The octet count is left out. It may differ from the length, because relays and agents change
/// lines after the octets were counted. A line that contains a second frame is unmatched.
/// https://www.rfc-editor.org/rfc/rfc6587#section-3.4.1
public final class Syslog implements LogFormat {
  private static final int MAX_PRIORITY = 191;
  private static final int MAX_COUNT_DIGITS = 7;

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    if (!skipOctetCount(line)) {
      return false;
    }
    if (!line.isAt('<')) {
      return Rfc3164.read(line, fields);
    }
    if (!readPriority(line, fields)) {
      return false;
    }
    line.skipBlanks();
    return Rfc5424.isVersionAt(line) ? Rfc5424.read(line, fields) : Rfc3164.read(line, fields);
  }

  @Override
  public Schema schema() {
    return SyslogFields.schema();
  }

  /// Moves past an octet count if one is next. Returns false if another frame follows the counted
  /// octets.
  private static boolean skipOctetCount(Cursor line) {
    int from = line.at;
    if (!line.skipDigits(1, MAX_COUNT_DIGITS) || !line.isAt(' ')) {
      line.at = from;
      return true;
    }
    long octets = WholeNumber.parse(line.text, from, line.at);
    line.skip(' ');
    if (!line.isAt('<')) {
      line.at = from;
      return true;
    }
    return octets > line.end - line.at || !isFrame(line, line.at + (int) octets);
  }

  private static boolean isFrame(Cursor line, int from) {
    Cursor frame = new Cursor(line.text, from, line.end);
    return frame.skipDigits(1, MAX_COUNT_DIGITS) && frame.skip(" <");
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
