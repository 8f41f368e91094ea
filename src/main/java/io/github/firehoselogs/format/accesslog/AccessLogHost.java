package io.github.firehoselogs.format.accesslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IpAddress;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.WholeNumber;

/// Recognizes hosts in an access log.
///
/// ```
/// 192.0.2.1  2001:db8::1  192.0.2.1:51234  [2001:db8::1]:51234  localhost  unix:    addresses
/// client.example.org  web1                                                          names
/// shop.example.net  shop.example.net:443  192.0.2.1:80  [2001:db8::1]:443  _        virtual hosts
/// unknown  _hidden                                                                  RFC 7239
/// ```
///
/// https://www.rfc-editor.org/rfc/rfc7239#section-6
final class AccessLogHost {
  private static final int MAX_PORT = 65_535;

  /// The lowest port that Linux assigns to clients. Windows and IANA begin at 49152.
  private static final int FIRST_CLIENT_PORT = 32_768;

  private AccessLogHost() {}

  /// Returns whether `text[from, to)` is an address, with or without a port.
  static boolean isAddress(byte[] text, int from, int to) {
    if (from == to) {
      return false;
    }
    if (text[from] == '[' && !Redacted.isAt(text, from, to)) {
      return isBracketed(text, from, to) || isBracketed(text, from, endBeforePort(text, from, to));
    }
    return IpAddress.matches(text, from, to)
        || IpAddress.isIpv4(text, from, endBeforePort(text, from, to))
        || isLocalhost(text, from, to)
        || is("unix:", text, from, to);
  }

  /// Returns whether `text[from, to)` is an address, or a name that a proxy forwards instead of
  /// one.
  static boolean isForwarded(byte[] text, int from, int to) {
    return isAddress(text, from, to)
        || is("unknown", text, from, to)
        || (to - from > 1 && text[from] == '_' && isName(text, from, to));
  }

  /// Returns whether `text[from, to)` is a host name: letters, digits, `.`, `-` and `_`, but not a
  /// number.
  static boolean isName(byte[] text, int from, int to) {
    boolean letter = false;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      letter |= Cursor.isLetter(b) || b == '_';
      if (!Cursor.isLetter(b) && !Cursor.isDigit(b) && b != '.' && b != '-' && b != '_') {
        return false;
      }
    }
    return letter && text[from] != '-' && text[from] != '.';
  }

  /// Returns whether `text[from, to)` is a host name of several labels. The last one must begin
  /// with a letter, so `TLSv1.3` is not a host name.
  static boolean isDottedName(byte[] text, int from, int to) {
    if (!isName(text, from, to)) {
      return false;
    }
    int dot = to - 1;
    while (dot > from && text[dot] != '.') {
      dot--;
    }
    return dot > from && dot + 1 < to && Cursor.isLetter(text[dot + 1]);
  }

  /// Returns whether `text[from, to)` is a host with a server's port. After an address, a port of
  /// 32768 or more belongs to a client.
  private static boolean hasServerPort(byte[] text, int from, int to) {
    int end = endBeforePort(text, from, to);
    if (isBracketed(text, from, end) || IpAddress.isIpv4(text, from, end)) {
      return WholeNumber.parse(text, end + 1, to) < FIRST_CLIENT_PORT;
    }
    return isName(text, from, end);
  }

  /// Returns whether `text[from, to)` is certainly a virtual host: it has a port or a dot, or is
  /// one of the default names of servers.
  static boolean isVirtualHost(byte[] text, int from, int to) {
    return hasServerPort(text, from, to)
        || isDottedName(text, from, to)
        || isLocalhost(text, from, to)
        || is("_", text, from, to);
  }

  static boolean isLocalhost(byte[] text, int from, int to) {
    return is("localhost", text, from, to);
  }

  private static boolean isBracketed(byte[] text, int from, int to) {
    return to - from > 2
        && text[from] == '['
        && text[to - 1] == ']'
        && (IpAddress.isIpv6(text, from + 1, to - 1) || Redacted.is(text, from + 1, to - 1));
  }

  /// Returns the end of the host before a port such as `:443`, or `from` if there is no port.
  private static int endBeforePort(byte[] text, int from, int to) {
    int colon = to - 1;
    while (colon > from && Cursor.isDigit(text[colon])) {
      colon--;
    }
    if (colon <= from || text[colon] != ':' || to - colon > 6) {
      return from;
    }
    long port = WholeNumber.parse(text, colon + 1, to);
    return port >= 0 && port <= MAX_PORT ? colon : from;
  }

  private static boolean is(String word, byte[] text, int from, int to) {
    return to - from == word.length() && new Cursor(text, from, to).skip(word);
  }
}
