package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IpAddress;

/// Recognizes the client of a session.
///
/// ```
/// 10.0.0.1(53042)   ::1(53042)   fe80::1%eth0(5000)   ip-10-0-0-1.ec2.internal(53042)   [local]
/// ```
final class PostgresqlClient {
  private PostgresqlClient() {}

  /// Moves past a client if one is next; returns whether it was.
  static boolean skip(Cursor message) {
    return message.skip("[local]") || skipHostAndPort(message);
  }

  /// Returns whether `text[from, to)` begins with a client and a colon: the column appears twice.
  static boolean isFollowedByColon(byte[] text, int from, int to) {
    Cursor user = new Cursor(text, from, to);
    return skip(user) && user.isAt(':');
  }

  private static boolean skipHostAndPort(Cursor message) {
    int from = message.at;
    boolean host = skipAddress(message) || skipName(message);
    if (host && message.skip('(') && message.skipDigits(1, 5) && message.skip(')')) {
      return true;
    }
    message.at = from;
    return false;
  }

  /// Moves to the parenthesis after an address, which may have a scope: `fe80::1%eth0`.
  private static boolean skipAddress(Cursor message) {
    int from = message.at;
    while (!message.atEnd() && isAddressByte(message.text[message.at])) {
      message.at++;
    }
    boolean isWhole = !message.skip('%') || skipName(message);
    if (isWhole && message.isAt('(') && IpAddress.matches(message.text, from, message.at)) {
      return true;
    }
    message.at = from;
    return false;
  }

  private static boolean isAddressByte(byte b) {
    return b == ':' || b == '.' || Character.digit(b, 16) >= 0;
  }

  /// Moves past a host name, which has no colon; returns whether it moved.
  private static boolean skipName(Cursor message) {
    int from = message.at;
    while (!message.atEnd()
        && message.text[message.at] > ' '
        && !message.isAt('(')
        && !message.isAt(':')) {
      message.at++;
    }
    return message.at > from;
  }
}
