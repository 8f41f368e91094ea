package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.WholeNumber;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// Reads the syslog of Cisco's routers and switches, which have columns before the time and a colon
/// after it.
///
/// ```
/// 83: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: Configured          sequence number; `*` or `.`: the
/// 83: 000081: Feb 10 2024 12:00:00.123 CET: %SYS-5-CONFIG_I: x   clock is not synchronized
/// 83: router1: .Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x          host, by `logging origin-id`
/// 83: router1: 000081: Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x   both
/// : 2024 Oct 28 10:00:00 UTC: %ETHPORT-5-IF_UP: x                NX-OS
/// :Oct 28 10:00:00 UTC: %ASA-4-106023: x                         ASA, `format emblem`
/// %ASA-4-106023: x                                               ASA without `logging timestamp`
/// ```
///
/// If there are two numbers, the second is the sequence number; the first counts the messages to
/// this host. Any word may be a time zone, because administrators choose its name.
/// https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/esm/configuration/15-mt/esm-15-mt-book/esm-syslog.html
final class CiscoHeader {
  static final JsonName SEQUENCE_NUMBER = JsonName.of("sequence-number");
  private static final int MAX_SEQUENCE_DIGITS = 18;

  private CiscoHeader() {}

  /// Reads a line with such a header; returns whether it is one.
  static boolean read(Cursor line, JsonLine fields) {
    return CiscoTag.isAt(line) ? readMessage(line, fields) : readHeader(line, fields);
  }

  private static boolean readHeader(Cursor line, JsonLine fields) {
    int count = line.at;
    int countTo = skipColon(line) ? count : skipNumber(line);
    int host = line.at;
    int hostTo = skipHost(line);
    int sequence = line.at;
    int sequenceTo = skipNumber(line);
    if (sequenceTo > sequence) {
      WholeNumber.add(SEQUENCE_NUMBER, line.text, sequence, sequenceTo, fields);
    } else if (countTo > count) {
      WholeNumber.add(SEQUENCE_NUMBER, line.text, count, countTo, fields);
    }
    if (!line.skip('*')) {
      line.skip('.');
    }
    int time = line.at;
    if (!SyslogTime.skip(line) || !skipZone(line)) {
      return false;
    }
    fields.text(SyslogFields.TIMESTAMP, line.text, time, line.at);
    if (hostTo > host) {
      fields.text(SyslogFields.HOSTNAME, line.text, host, hostTo);
    }
    return CiscoTag.skipColon(line) && readMessage(line, fields);
  }

  private static boolean readMessage(Cursor line, JsonLine fields) {
    if (CiscoTag.isAfterWord(line)) {
      return false;
    }
    SyslogTag.read(line, fields);
    SyslogFields.addMessage(line, fields);
    return true;
  }

  /// Moves past a colon and an optional space if they are next; returns whether they were.
  private static boolean skipColon(Cursor line) {
    boolean colon = line.skip(':');
    if (colon) {
      line.skip(' ');
    }
    return colon;
  }

  /// Moves past a number such as `83: ` and returns its end, or returns the position if none is
  /// next.
  private static int skipNumber(Cursor line) {
    int from = line.at;
    if (line.skipDigits(1, MAX_SEQUENCE_DIGITS)) {
      int to = line.at;
      if (line.skip(": ")) {
        return to;
      }
    }
    line.at = from;
    return from;
  }

  /// Moves past a host such as `router1: ` and returns the end of its name, or returns the position
  /// if a number or a time is next.
  private static int skipHost(Cursor line) {
    int from = line.at;
    if (skipNumber(line) > from) {
      line.at = from;
      return from;
    }
    line.skipWord();
    int to = line.at - 1;
    if (to > from
        && line.text[to] == ':'
        && line.skip(' ')
        && SyslogHost.matches(line.text, from, to)) {
      return to;
    }
    line.at = from;
    return from;
  }

  /// Moves past a time zone if one is next and a colon follows it; returns whether a colon is next
  /// then.
  private static boolean skipZone(Cursor line) {
    int from = line.at;
    if (line.skip(' ') && line.skipLetters() && line.isAt(':')) {
      return true;
    }
    line.at = from;
    return line.isAt(':');
  }
}
