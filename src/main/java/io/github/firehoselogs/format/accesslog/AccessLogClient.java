package io.github.firehoselogs.format.accesslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.IpAddress;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// Reads the columns of an access log before the time. One space follows each column:
///
/// ```
/// 192.0.2.8 - frank                                   remote_addr remote_logname remote_user
/// shop.example.net:443 192.0.2.8 - frank              a virtual host before them
/// 203.0.113.7 10.0.0.1 - frank                        a forwarded address before them, or `-`
/// 203.0.113.7, 10.0.0.2 10.0.0.1 - frank              a list of forwarded addresses, quoted or not
/// 203.0.113.7, 10.0.0.2 - frank                       the list in place of remote_addr
/// shop.example.net "203.0.113.7, 10.0.0.2" - frank    both
/// ```
///
/// If a list takes the place of `remote_addr`, its first element goes into that field. After the
/// logname `-`, a user name may contain spaces.
///
/// Words that could be columns of another format are refused: a host name after a forwarded address
/// (it could be the virtual host), a virtual host without dot or port (it could be any word), a
/// logname that is an address or a number or contains a dot, and a user that contains an address or
/// `-`.
final class AccessLogClient {
  private static final JsonName VIRTUAL_HOST = JsonName.of("virtual_host");
  private static final JsonName X_FORWARDED_FOR = JsonName.of("x_forwarded_for");
  private static final JsonName REMOTE_ADDR = JsonName.of("remote_addr");
  private static final JsonName REMOTE_LOGNAME = JsonName.of("remote_logname");
  private static final JsonName REMOTE_USER = JsonName.of("remote_user");

  private AccessLogClient() {}

  /// Reads all of `client`; returns whether it is like one of the rows above.
  static boolean read(Cursor client, JsonLine fields) {
    if (isSingleAddressAt(client)) {
      return readWord(REMOTE_ADDR, client, fields) && readLognameAndUser(client, fields);
    }
    if (isVirtualHostAt(client) && !readWord(VIRTUAL_HOST, client, fields)) {
      return false;
    }
    boolean hosts;
    if (isListAt(client)) {
      hosts = readList(client, fields);
    } else if (client.skip("- ")) {
      hosts = !isAddress(client, client.at) || readWord(REMOTE_ADDR, client, fields);
    } else if (isForwardedColumnAt(client)) {
      hosts = readWord(X_FORWARDED_FOR, client, fields) && readWord(REMOTE_ADDR, client, fields);
    } else {
      hosts = isHostAt(client) && readWord(REMOTE_ADDR, client, fields);
    }
    return hosts && readLognameAndUser(client, fields);
  }

  static Schema schema() {
    return Schema.exactly(
        Field.string(VIRTUAL_HOST, "virtual host"),
        Field.string(X_FORWARDED_FOR, "header X-Forwarded-For"),
        Field.string(REMOTE_ADDR, "address or name of the client"),
        Field.string(REMOTE_LOGNAME, "name of the client by ident"),
        Field.string(REMOTE_USER, "authenticated user"));
  }

  /// Returns whether an address without a port is next, and no other address follows it. Most lines
  /// begin this way, and such an address can only be the host.
  private static boolean isSingleAddressAt(Cursor client) {
    int end = endOfWord(client, client.at);
    return IpAddress.matches(client.text, client.at, end)
        && end < client.end
        && !isAddress(client, end + 1);
  }

  /// Returns whether a virtual host is next. The rest must be like one of the rows without a
  /// virtual host.
  private static boolean isVirtualHostAt(Cursor client) {
    int end = endOfWord(client, client.at);
    if (!AccessLogHost.isVirtualHost(client.text, client.at, end) || end == client.end) {
      return false;
    }
    int from = client.at;
    client.at = end + 1;
    boolean follows =
        isAddress(client, client.at) || isListAt(client) || isForwardedColumnAt(client);
    if (!follows && client.skip("- ")) {
      follows = isAddress(client, client.at) || client.skip("- ");
    }
    client.at = from;
    return follows;
  }

  /// Returns whether a list is next: a quote, or a word with a comma.
  private static boolean isListAt(Cursor client) {
    int comma = client.isAt('"') ? client.at : client.indexOf(',');
    return comma >= 0 && comma < endOfWord(client, client.at);
  }

  /// Returns whether a single forwarded address and the address of the host are next.
  private static boolean isForwardedColumnAt(Cursor client) {
    int end = endOfWord(client, client.at);
    return end < client.end
        && isAddress(client, end + 1)
        && AccessLogHost.isForwarded(client.text, client.at, end)
        && !AccessLogHost.isLocalhost(client.text, client.at, end);
  }

  /// Returns whether an address or a host name is next. A name without a dot could be any word, so
  /// it counts only if the logname `-` follows.
  private static boolean isHostAt(Cursor client) {
    int end = endOfWord(client, client.at);
    return AccessLogHost.isAddress(client.text, client.at, end)
        || AccessLogHost.isDottedName(client.text, client.at, end)
        || (AccessLogHost.isName(client.text, client.at, end)
            && new Cursor(client.text, end, client.end).skip(" - "));
  }

  private static boolean isAddress(Cursor client, int from) {
    return AccessLogHost.isAddress(client.text, from, endOfWord(client, from));
  }

  /// Reads a list, and the address of the host if one follows.
  private static boolean readList(Cursor client, JsonLine fields) {
    boolean quoted = client.skip('"');
    int from = client.at;
    int firstTo = -1;
    do {
      while (firstTo >= 0 && client.skip(' ')) {}
      int element = client.at;
      skipElement(client);
      if (!isElement(client.text, element, client.at)) {
        return false;
      }
      firstTo = firstTo < 0 ? client.at : firstTo;
    } while (client.skip(','));
    addUnlessAbsent(X_FORWARDED_FOR, client, from, fields);
    if ((quoted && !client.skip('"')) || !client.skip(' ')) {
      return false;
    }
    if (isAddress(client, client.at)) {
      return readWord(REMOTE_ADDR, client, fields);
    }
    Cursor first = new Cursor(client.text, firstTo, firstTo);
    addUnlessAbsent(REMOTE_ADDR, first, from, fields);
    return true;
  }

  private static void skipElement(Cursor client) {
    while (!client.atEnd() && !client.isAt(',') && !client.isAt(' ') && !client.isAt('"')) {
      client.at++;
    }
  }

  private static boolean isElement(byte[] text, int from, int to) {
    return AccessLogHost.isForwarded(text, from, to) || (to - from == 1 && text[from] == '-');
  }

  private static boolean readLognameAndUser(Cursor client, JsonLine fields) {
    int end = endOfWord(client, client.at);
    boolean absent = client.isAt('-') && end == client.at + 1;
    if (!absent && !isLogname(client.text, client.at, end)) {
      return false;
    }
    return readWord(REMOTE_LOGNAME, client, fields)
        && isUser(client, absent)
        && readUser(client, fields);
  }

  private static boolean isLogname(byte[] text, int from, int to) {
    boolean number = true;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (b == '.' || b == ':' || b == ',' || b == '"') {
        return false;
      }
      number &= Cursor.isDigit(b);
    }
    return !number && !AccessLogHost.isAddress(text, from, to);
  }

  /// Returns whether the rest of `client` is a user name. Several words are accepted only if
  /// `blanks` is true.
  private static boolean isUser(Cursor client, boolean blanks) {
    if (isEmptyUser(client)) {
      return true;
    }
    boolean oneWord = endOfWord(client, client.at) == client.end;
    for (int from = client.at, to; from <= client.end; from = to + 1) {
      to = endOfWord(client, from);
      boolean absent = to - from == 1 && client.text[from] == '-';
      if (from == to || (absent && !oneWord) || isColumn(client.text, from, to)) {
        return false;
      }
    }
    return oneWord || blanks;
  }

  /// Returns whether `text[from, to)` cannot be part of a user name: an address, a list of
  /// addresses, or a quoted word. A redacted word can be, because user names may be mail addresses.
  private static boolean isColumn(byte[] text, int from, int to) {
    int comma = new Cursor(text, from, to).indexOf(',');
    if (Redacted.is(text, from, to)) {
      return false;
    }
    return text[from] == '"' || AccessLogHost.isAddress(text, from, comma < 0 ? to : comma);
  }

  /// Returns whether the user is `""`, which Apache writes for an empty name.
  private static boolean isEmptyUser(Cursor client) {
    return client.end - client.at == 2 && client.isAt('"') && client.text[client.at + 1] == '"';
  }

  private static boolean readUser(Cursor client, JsonLine fields) {
    if (isEmptyUser(client)) {
      fields.text(REMOTE_USER, client.text, client.end, client.end);
      return true;
    }
    int from = client.at;
    client.at = client.end;
    addUnlessAbsent(REMOTE_USER, client, from, fields);
    return true;
  }

  /// Reads a word and the space after it.
  private static boolean readWord(JsonName name, Cursor client, JsonLine fields) {
    int from = client.at;
    client.at = endOfWord(client, from);
    addUnlessAbsent(name, client, from, fields);
    return client.skip(' ');
  }

  /// Adds the text from `from` up to the position of `client`, unless it is `-`.
  private static void addUnlessAbsent(JsonName name, Cursor client, int from, JsonLine fields) {
    AccessLogEscapes.addUnlessAbsent(name, new Cursor(client.text, from, client.at), fields);
  }

  private static int endOfWord(Cursor client, int from) {
    int at = from;
    while (at < client.end && client.text[at] != ' ' && client.text[at] != '\t') {
      at++;
    }
    return at;
  }
}
