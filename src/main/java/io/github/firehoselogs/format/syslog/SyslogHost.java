package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IpAddress;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.Slice;

/// Recognizes hosts in syslog: names and addresses, possibly of several relays.
///
/// ```
/// web01   10.0.0.1   2001:db8::   [2001:db8::1]   fe80::1%eth0   src@web01/relay1   (none)   -
/// [REDACTED]   src@[REDACTED]/relay1
/// ```
///
/// A short number or a time of day is not a host: it is a misplaced part of the time.
final class SyslogHost {
  /// Longer words may be hosts even if they are numbers: the 12 hexadecimal digits of a container's
  /// name may all be decimal.
  private static final int MAX_TIME_BYTES = "22:14:15".length();

  private SyslogHost() {}

  static boolean matches(byte[] text, int from, int to) {
    if (from == to) {
      return false;
    }
    if (text[from] == '[' && !Redacted.isAt(text, from, to)) {
      return text[to - 1] == ']' && IpAddress.isIpv6(text, from + 1, to - 1);
    }
    if (text[from] == '(') {
      return new Slice(text, from, to).is("(none)");
    }
    if (text[from] == '%' || (text[from] == '-' && to - from > 1)) {
      return false;
    }
    boolean mayBeTime = to - from <= MAX_TIME_BYTES;
    for (int at = from; at < to; at++) {
      if (Redacted.isAt(text, at, to)) {
        at += Redacted.TEXT.length() - 1;
      } else if (!isHostByte(text[at])) {
        return false;
      }
      mayBeTime &= Cursor.isDigit(text[at]) || text[at] == ':';
    }
    return !mayBeTime || IpAddress.isIpv6(text, from, to);
  }

  private static boolean isHostByte(byte b) {
    return b < 0 || Cursor.isLetter(b) || Cursor.isDigit(b) || isMark(b);
  }

  private static boolean isMark(byte b) {
    return switch (b) {
      case '.', '-', '_', ':', '%', '/', '@', '~' -> true;
      default -> false;
    };
  }
}
