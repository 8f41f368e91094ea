package io.github.firehoselogs.format;

/// Recognizes IP addresses as logs write them.
///
/// ```
/// 192.0.2.1                                  four numbers up to 255
/// 2001:db8::1  ::1  ::ffff:192.0.2.1         RFC 4291, section 2.2
/// fe80::1%eth0                               with a zone, RFC 4007, section 11
/// [REDACTED]  ::ffff:[REDACTED]              a redacted IPv4 address
/// ```
public final class IpAddress {
  private static final int GROUPS = 8;

  private IpAddress() {}

  /// Returns whether `text[from, to)` is an IPv4 or IPv6 address.
  public static boolean matches(byte[] text, int from, int to) {
    return isIpv4(text, from, to) || isIpv6(text, from, to);
  }

  /// Returns whether `text[from, to)` is an IPv4 address.
  public static boolean isIpv4(byte[] text, int from, int to) {
    if (from < to && text[from] == '[') {
      return Redacted.is(text, from, to);
    }
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at == to || text[at++] != '.')) {
        return false;
      }
      int start = at;
      int value = 0;
      while (at < to && at - start < 3 && Cursor.isDigit(text[at])) {
        value = 10 * value + text[at++] - '0';
      }
      boolean leadingZero = at - start > 1 && text[start] == '0';
      if (at == start || value > 255 || leadingZero) {
        return false;
      }
    }
    return at == to;
  }

  /// Returns whether `text[from, to)` is an IPv6 address.
  public static boolean isIpv6(byte[] text, int from, int to) {
    int end = endBeforeZone(text, from, to);
    int groups = 0;
    boolean gap = false;
    int at = from;
    if (end - from < 2 || (text[from] == ':' && text[from + 1] != ':')) {
      return false;
    }
    while (at < end) {
      if (text[at] == ':') {
        boolean second = at > from && text[at - 1] == ':';
        boolean repeated = second && gap;
        if (repeated || (at + 1 == end && !second)) {
          return false;
        }
        gap |= second;
        at++;
        continue;
      }
      int groupEnd = endOfHex(text, at, end);
      if (groupEnd < end && (text[groupEnd] == '.' || text[groupEnd] == '[')) {
        groups += isIpv4(text, at, end) ? 2 : GROUPS + 1;
        break;
      }
      boolean separated = groupEnd == end || text[groupEnd] == ':';
      if (groupEnd == at || groupEnd - at > 4 || !separated) {
        return false;
      }
      groups++;
      at = groupEnd;
    }
    return gap ? groups < GROUPS : groups == GROUPS;
  }

  /// Returns the end of the address before `%eth0`, or -1 if nothing follows the `%`.
  private static int endBeforeZone(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '%') {
        return at + 1 < to ? at : -1;
      }
    }
    return to;
  }

  private static int endOfHex(byte[] text, int from, int to) {
    int at = from;
    while (at < to && Character.digit(text[at], 16) >= 0) {
      at++;
    }
    return at;
  }
}
