package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;

/// `access-log`: the common and the combined log format of Apache and nginx.
///
/// ```
/// 192.0.2.1 - frank [14/Nov/2023:22:13:20 +0000] "GET /a?b HTTP/1.1" 200 2326        common
/// 192.0.2.1 - frank [14/Nov/2023:22:13:20 +0000] "GET /a?b HTTP/1.1" 200 2326 "https://x/" "curl/8"
/// www.example.org:443 192.0.2.1 - frank […] "…" 200 2326 "…" "…"             vhost_combined
/// 192.0.2.1 - frank […] "…" 200 2326 "…" "…" "203.0.113.7" 0.005             what comes behind
///
/// [virtual_host] remote_addr remote_logname remote_user [time_local] "request" status
///     body_bytes_sent ["http_referer" "http_user_agent"] [extra]
/// ```
///
/// Fields are named as nginx's variables, with request_method, request_uri and server_protocol where
/// the request line has these three parts; status and body_bytes_sent (bytes) are numbers. `-` is
/// left out. [AccessLogEscapes] says what is undone in quoted fields; `extra` is as it stands.
///
/// https://httpd.apache.org/docs/2.4/logs.html#accesslog and
/// https://nginx.org/en/docs/http/ngx_http_log_module.html
final class AccessLog implements LogFormat {
  private static final JsonName VIRTUAL_HOST = JsonName.of("virtual_host");
  private static final JsonName REMOTE_ADDR = JsonName.of("remote_addr");
  private static final JsonName REMOTE_LOGNAME = JsonName.of("remote_logname");
  private static final JsonName REMOTE_USER = JsonName.of("remote_user");
  private static final JsonName TIME_LOCAL = JsonName.of("time_local");
  private static final JsonName REQUEST = JsonName.of("request");
  private static final JsonName REQUEST_METHOD = JsonName.of("request_method");
  private static final JsonName REQUEST_URI = JsonName.of("request_uri");
  private static final JsonName SERVER_PROTOCOL = JsonName.of("server_protocol");
  private static final JsonName STATUS = JsonName.of("status");
  private static final JsonName BODY_BYTES_SENT = JsonName.of("body_bytes_sent");
  private static final JsonName HTTP_REFERER = JsonName.of("http_referer");
  private static final JsonName HTTP_USER_AGENT = JsonName.of("http_user_agent");
  private static final JsonName EXTRA = JsonName.of("extra");

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    return readClient(line, fields)
        && readTime(line, fields)
        && readRequest(line, fields)
        && readNumber(STATUS, 3, 3, line, fields)
        && readNumber(BODY_BYTES_SENT, 1, 20, line, fields)
        && readRest(line, fields);
  }

  /// Reads what stands before the time. The user comes last and may have blanks in its name.
  private static boolean readClient(Cursor line, JsonLine fields) {
    int bracket = indexOfTime(line);
    if (bracket < 0) {
      return false;
    }
    Cursor client = new Cursor(line.text, line.at, bracket - 1);
    line.at = bracket;
    if (hasVirtualHost(client) && !readWord(VIRTUAL_HOST, client, fields)) {
      return false;
    }
    if (!readWord(REMOTE_ADDR, client, fields)
        || !readWord(REMOTE_LOGNAME, client, fields)
        || client.atEnd()) {
      return false;
    }
    add(REMOTE_USER, client, client.end, fields);
    return true;
  }

  /// Returns where the bracket of ` [14/` is, or -1.
  private static int indexOfTime(Cursor line) {
    byte[] text = line.text;
    for (int at = line.at + 1; at < line.end - 3; at++) {
      if (text[at] == '['
          && text[at - 1] == ' '
          && Cursor.isDigit(text[at + 1])
          && Cursor.isDigit(text[at + 2])
          && text[at + 3] == '/') {
        return at;
      }
    }
    return -1;
  }

  /// Returns whether a host with its port is next that is not the client: the client's address,
  /// logname and user come behind it.
  private static boolean hasVirtualHost(Cursor client) {
    int from = client.at;
    client.skipWord();
    boolean port = endsWithPort(client.text, from, client.at);
    client.skip(' ');
    boolean address = !client.isAt('-') && client.skipWord() && client.skip(' ');
    boolean logname = client.skipWord() && client.skip(' ') && !client.atEnd();
    client.at = from;
    return port && address && logname;
  }

  /// Returns whether `[from, to)` is `host:port`; an IPv6 address without brackets is not.
  private static boolean endsWithPort(byte[] text, int from, int to) {
    int colon = to - 1;
    while (colon > from && Cursor.isDigit(text[colon])) {
      colon--;
    }
    if (colon <= from || colon == to - 1 || text[colon] != ':') {
      return false;
    }
    return text[colon - 1] == ']' || new Cursor(text, from, colon).indexOf(':') < 0;
  }

  /// Reads a word and the blank behind it.
  private static boolean readWord(JsonName name, Cursor line, JsonLine fields) {
    Cursor word = new Cursor(line.text, line.at, line.end);
    if (!line.skipWord()) {
      return false;
    }
    add(name, word, line.at, fields);
    return line.skip(' ');
  }

  /// Reads `[14/Nov/2023:22:13:20 +0000]`.
  private static boolean readTime(Cursor line, JsonLine fields) {
    line.skip('[');
    int from = line.at;
    boolean date = line.skipDigits(2, 2) && line.skip('/') && line.skipLetters() && line.skip('/');
    boolean time = date && line.skipDigits(4, 4) && skipTwo(line) && skipTwo(line) && skipTwo(line);
    boolean zone = time && line.skip(' ') && (line.skip('+') || line.skip('-'));
    if (!zone || !line.skipDigits(4, 4) || !line.isAt(']')) {
      return false;
    }
    fields.text(TIME_LOCAL, line.text, from, line.at);
    return line.skip(']');
  }

  private static boolean skipTwo(Cursor line) {
    return line.skip(':') && line.skipDigits(2, 2);
  }

  private static boolean readRequest(Cursor line, JsonLine fields) {
    if (!line.skip(' ') || !line.skip('"')) {
      return false;
    }
    int from = line.at;
    if (!moveToClosingQuote(line)) {
      return false;
    }
    int to = line.at;
    add(REQUEST, new Cursor(line.text, from, to), to, fields);
    addRequestParts(new Cursor(line.text, from, to), fields);
    return line.skip('"');
  }

  /// Adds method, URI and protocol where these are what the request line is made of.
  private static void addRequestParts(Cursor request, JsonLine fields) {
    Cursor method = new Cursor(request.text, request.at, request.end);
    if (!request.skipWord() || !request.isAt(' ')) {
      return;
    }
    int methodTo = request.at;
    request.skip(' ');
    Cursor uri = new Cursor(request.text, request.at, request.end);
    if (!request.skipWord()) {
      return;
    }
    int uriTo = request.at;
    if (!request.skip(" HTTP/") || !request.skipWord() || !request.atEnd()) {
      return;
    }
    addUnescaped(REQUEST_METHOD, method, methodTo, fields);
    addUnescaped(REQUEST_URI, uri, uriTo, fields);
    addUnescaped(SERVER_PROTOCOL, new Cursor(uri.text, uriTo + 1, uri.end), uri.end, fields);
  }

  /// Reads a blank and a number of `least` to `most` digits, or `-`.
  private static boolean readNumber(
      JsonName name, int least, int most, Cursor line, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    if (line.skip('-')) {
      return true;
    }
    int from = line.at;
    if (!line.skipDigits(least, most)) {
      return false;
    }
    fields.number(name, line.text, from, line.at);
    return true;
  }

  /// Reads referer and user agent if there are any, and what comes behind.
  private static boolean readRest(Cursor line, JsonLine fields) {
    if (line.atEnd()) {
      return true;
    }
    if (line.skip(" \"")) {
      boolean both =
          readQuoted(HTTP_REFERER, line, fields)
              && line.skip(" \"")
              && readQuoted(HTTP_USER_AGENT, line, fields);
      if (!both || line.atEnd()) {
        return both;
      }
    }
    if (!line.skip(' ')) {
      return false;
    }
    if (!line.atEnd()) {
      fields.text(EXTRA, line.text, line.at, line.end);
    }
    return true;
  }

  /// Reads a field from behind its opening quote.
  private static boolean readQuoted(JsonName name, Cursor line, JsonLine fields) {
    Cursor field = new Cursor(line.text, line.at, line.end);
    if (!moveToClosingQuote(line)) {
      return false;
    }
    add(name, field, line.at, fields);
    return line.skip('"');
  }

  /// Moves to the next quote without a backslash before it.
  private static boolean moveToClosingQuote(Cursor line) {
    while (line.at < line.end && line.text[line.at] != '"') {
      line.at += line.text[line.at] == '\\' ? 2 : 1;
    }
    return line.at < line.end;
  }

  /// Adds what is from `field` to `to`, unless that is `-`.
  private static void add(JsonName name, Cursor field, int to, JsonLine fields) {
    if (to - field.at != 1 || !field.isAt('-')) {
      addUnescaped(name, field, to, fields);
    }
  }

  private static void addUnescaped(JsonName name, Cursor field, int to, JsonLine fields) {
    AccessLogEscapes.add(name, new Cursor(field.text, field.at, to), fields);
  }
}
