package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.json.JsonLine;

/// Syslog as RFC 3164 describes it and as the files of rsyslog, syslog-ng and sysklogd have it.
///
/// ```
/// Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure
/// Jun 14 15:16:01 combo kernel: [12.5] eth0: link up
/// Jun 14 15:16:01 combo syslogd 1.4.1: restart.
/// Jun 14 15:16:01 combo last message repeated 2 times
/// Jun 14 15:16:01 cron[7]: from here, so without HOSTNAME
///    TIMESTAMP  HOSTNAME TAG[pid]: CONTENT
/// Jun 14 15:16:01 fw1 : %ASA-4-106023: Cisco's tag, after `host : `, `host: `, `: ` or a blank
/// ```
///
/// TAG becomes `app-name`, pid `procid`, CONTENT `msg`, as RFC 5424 names them. Without a tag all that
/// follows the host is `msg`. [SyslogTime] has the times, [SyslogZone] the zones, [SyslogTag] the
/// tags, [CiscoHeader] what Cisco's routers write before the time.
/// https://www.rfc-editor.org/rfc/rfc3164#section-4.1
final class Rfc3164 {
  private Rfc3164() {}

  /// Reads a line from its time on.
  static boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    if (!SyslogTime.skip(line)) {
      return CiscoHeader.read(line, fields);
    }
    int end = SyslogZone.endOfZone(line);
    if (end == SyslogZone.IN_DOUBT) {
      return false;
    }
    line.at = end;
    fields.text(SyslogFields.TIMESTAMP, line.text, from, end);
    if (!readHost(line, fields)) {
      return false;
    }
    SyslogTag.read(line, fields);
    SyslogFields.addMessage(line, fields);
    return true;
  }

  /// Moves from the end of the time to the tag; returns whether what is between them is known.
  private static boolean readHost(Cursor line, JsonLine fields) {
    if (CiscoTag.isAfterColon(line)) {
      return CiscoTag.skipColon(line);
    }
    boolean colon = line.skip(':');
    if (!line.skipBlanks() || SyslogTime.isAt(line)) {
      return false;
    }
    return colon
        || readCiscoHost(line, fields)
        || isWithoutHostname(line)
        || readHostname(line, fields);
  }

  /// Reads `host : ` or `host: ` if one of Cisco's tags follows.
  private static boolean readCiscoHost(Cursor line, JsonLine fields) {
    int from = line.at;
    line.skipWord();
    if (line.at > from && line.text[line.at - 1] == ':') {
      line.at--;
    }
    if (!CiscoTag.isAfterColon(line) || !SyslogHost.matches(line.text, from, line.at)) {
      line.at = from;
      return false;
    }
    SyslogFields.addUnlessNil(SyslogFields.HOSTNAME, line, from, fields);
    return CiscoTag.skipColon(line);
  }

  /// Returns whether what is next cannot be a host: a tag, a word with a colon, a known message, or
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
        || (line.text[last] == ':' && last > from && line.text[last - 1] != ':')
        || SyslogTag.isAt(line);
  }

  private static boolean readHostname(Cursor line, JsonLine fields) {
    int from = line.at;
    line.skipWord();
    if (!line.isAt(' ') || !SyslogHost.matches(line.text, from, line.at)) {
      return false;
    }
    SyslogFields.addUnlessNil(SyslogFields.HOSTNAME, line, from, fields);
    return line.skip(' ');
  }
}
