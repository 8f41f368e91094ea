package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.json.JsonLine;

/// Reads syslog as described in RFC 3164 and as written to files by rsyslog, syslog-ng and
/// sysklogd.
///
/// ```
/// Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure
/// Jun 14 15:16:01 combo kernel: [12.5] eth0: link up
/// Jun 14 15:16:01 combo syslogd 1.4.1: restart.
/// Jun 14 15:16:01 combo last message repeated 2 times
/// Jun 14 15:16:01 cron[7]: from the local host, so without HOSTNAME
///    TIMESTAMP  HOSTNAME TAG[pid]: CONTENT
/// Jun 14 15:16:01 fw1 : %ASA-4-106023: Cisco's tag, after `host : `, `host: `, `: ` or a space
/// ```
///
/// TAG becomes `app-name`, pid `procid`, and CONTENT `msg`, their names in RFC 5424. Without a tag,
/// everything after the host is `msg`. [SyslogTime] describes the times, [SyslogZone] the zones,
/// [SyslogTag] the tags, and [CiscoHeader] the columns of Cisco's routers before the time.
/// https://www.rfc-editor.org/rfc/rfc3164#section-4.1
final class Rfc3164 {
  private Rfc3164() {}

  /// Reads a line that begins with its time; returns whether it has this format.
  static boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    if (!SyslogTime.skip(line)) {
      return CiscoHeader.read(line, fields);
    }
    int end = SyslogZone.endOfZone(line);
    if (end == SyslogZone.AMBIGUOUS) {
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

  /// Reads the host between the time and the tag, if there is one. Returns false for any other text
  /// between them.
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

  /// Reads `host : ` or `host: ` if one of Cisco's tags follows; returns whether it does.
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

  /// Returns whether the next word cannot be a host: it is a tag, ends in a colon, begins a known
  /// message, or has a first character that no name has. `2001:db8::` can be a host.
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
