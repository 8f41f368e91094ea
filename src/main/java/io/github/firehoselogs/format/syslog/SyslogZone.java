package io.github.firehoselogs.format.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.format.Cursor;
import java.util.Set;

/// Finds the time zone that may follow the time of a syslog line, and tells it from a host of the
/// same name.
///
/// ```
/// Oct 11 22:14:15 CEST web01 app[1]: x      a zone: a host and a tag follow it
/// Oct 11 22:14:15 MSK: %ASA-4-106023: x     a zone: `: %` follows it
/// Oct 11 22:14:15 +0200 web01 app[1]: x     an offset is never a host
/// Oct 11 22:14:15 CEST 2023 web01 x         a name before a year is never a host
/// Oct 11 22:14:15 UTC su: failed            a host: a tag follows it
/// Oct 11 22:14:15 UTC web01 failed          ambiguous
/// Oct 11 22:14:15 XYZT web01 app[1]: x      ambiguous: looks like a zone, but is not known
/// ```
final class SyslogZone {
  /// Returned for a word that may be a zone or a host.
  static final int AMBIGUOUS = -1;

  private static final int MAX_LETTERS = 5;

  /// Abbreviations of time zones, from IANA's data and, for zones without a name there, from common
  /// usage.
  private static final Set<String> KNOWN =
      Set.of(
          "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "ART", "AST", "AWST", "BRST",
          "BRT", "BST", "CAT", "CDT", "CEST", "CET", "CLST", "CLT", "COT", "CST", "EAT", "ECT",
          "EDT", "EEST", "EET", "EST", "GMT", "GST", "HDT", "HKT", "HST", "ICT", "IDT", "IRKT",
          "IRST", "IST", "JST", "KRAT", "KST", "MAGT", "MDT", "MSD", "MSK", "MST", "MYT", "NDT",
          "NOVT", "NPT", "NST", "NZDT", "NZST", "OMST", "PDT", "PET", "PETT", "PHT", "PKT", "PST",
          "SAMT", "SAST", "SGT", "SST", "TRT", "UT", "UTC", "UYT", "VET", "VLAT", "WAT", "WEST",
          "WET", "WIB", "WIT", "WITA", "YAKT", "YEKT", "Z");

  private SyslogZone() {}

  /// Returns the end of the zone that is next in `line`, the position of `line` if none is next, or
  /// [#AMBIGUOUS].
  static int endOfZone(Cursor line) {
    int time = line.at;
    if (!line.skip(' ') || line.atEnd() || line.text[line.at] > 'Z') {
      line.at = time;
      return time;
    }
    int end = skipOffset(line) ? line.at : endOfName(line, time);
    line.at = time;
    return end;
  }

  private static boolean skipOffset(Cursor line) {
    int from = line.at;
    if (SyslogTime.skipOffset(line) && (line.isAt(' ') || line.isAt(':'))) {
      return true;
    }
    line.at = from;
    return false;
  }

  /// Returns the end of the zone whose name is next in `line`, `time` if it is a host, or
  /// [#AMBIGUOUS].
  private static int endOfName(Cursor line, int time) {
    int from = line.at;
    while (!line.atEnd() && line.text[line.at] >= 'A' && line.text[line.at] <= 'Z') {
      line.at++;
    }
    int to = line.at;
    if (to == from || to - from > MAX_LETTERS || !(line.isAt(' ') || line.isAt(':'))) {
      return time;
    }
    boolean known = KNOWN.contains(new String(line.text, from, to - from, US_ASCII));
    if (known && SyslogTime.skipYear(line)) {
      return line.at;
    }
    if (CiscoTag.isAfterColon(line)) {
      return known ? to : ciscoHost(line, time);
    }
    if (line.isAt(':')) {
      return known ? AMBIGUOUS : time;
    }
    return known ? knownName(line, time) : unknownName(line, time);
  }

  /// Returns the result for an unknown name before one of Cisco's tags. Before ` : %` it is a host;
  /// before `: %` it may also be a zone.
  private static int ciscoHost(Cursor line, int time) {
    return line.isAt(' ') ? time : AMBIGUOUS;
  }

  private static int knownName(Cursor line, int time) {
    int to = line.at;
    line.skipBlanks();
    if (SyslogTag.isAt(line) || !skipHost(line) || !line.isAt(' ')) {
      return time;
    }
    return isMessageAfterHost(line) ? to : AMBIGUOUS;
  }

  private static int unknownName(Cursor line, int time) {
    line.skipBlanks();
    int host = line.at;
    boolean hostLike = skipHost(line) && line.isAt(' ') && hasMark(line.text, host, line.at);
    return hostLike
            && !SyslogTag.isAt(new Cursor(line.text, host, line.end))
            && isMessageAfterHost(line)
        ? AMBIGUOUS
        : time;
  }

  private static boolean skipHost(Cursor line) {
    int from = line.at;
    line.skipWord();
    return SyslogHost.matches(line.text, from, line.at);
  }

  /// Returns whether `text[from, to)` contains a digit, `.` or `-`, which words of a sentence do
  /// not.
  private static boolean hasMark(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (Cursor.isDigit(text[at]) || text[at] == '.' || text[at] == '-') {
        return true;
      }
    }
    return false;
  }

  private static boolean isMessageAfterHost(Cursor line) {
    if (CiscoTag.isAfterColon(line)) {
      return true;
    }
    Cursor message = new Cursor(line.text, line.at, line.end);
    message.skipBlanks();
    return SyslogTag.isAt(message) || message.skip("last message repeated ");
  }
}
