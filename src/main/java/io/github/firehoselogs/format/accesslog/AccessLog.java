package io.github.firehoselogs.format.accesslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogMonth;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.WholeNumber;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;

/// The format `access-log`: the common and the combined log format of Apache and nginx.
///
/// ```
/// 192.0.2.1 - frank [14/Nov/2023:22:13:20 +0000] "GET /a?b HTTP/1.1" 200 2326        common
/// 192.0.2.1 - frank [14/Nov/2023:22:13:20 +0000] "GET /a?b HTTP/1.1" 200 2326 "https://x/" "curl/8"
/// 192.0.2.1 - frank […] "…" 200 2326 "…" "…" "203.0.113.7" 0.005      with extra columns
///
/// client [time_local] "request" status body_bytes_sent ["http_referer" "http_user_agent"] [extra]
/// ```
///
/// Fields are named after nginx's variables. request_method, request_uri and server_protocol are
/// added if the request line has these three parts. status and body_bytes_sent (bytes) are always
/// numbers: the status `000` becomes 0, and bytes above 2^63-1 make the line unmatched. `-` is left
/// out. [AccessLogClient] reads the columns before the time, [AccessLogEscapes] decodes the escapes
/// in quoted fields. `extra` is verbatim.
///
/// https://httpd.apache.org/docs/2.4/logs.html#accesslog and
/// https://nginx.org/en/docs/http/ngx_http_log_module.html
public final class AccessLog implements LogFormat {
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

  private static final int TIME_BYTES = "14/Nov/2023:22:13:20 +0000".length();
  private static final int MAX_BYTES_DIGITS = 20;

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    return readClientAndTime(line, fields)
        && readRequest(line, fields)
        && readStatus(line, fields)
        && readBytes(line, fields)
        && readRest(line, fields);
  }

  @Override
  public Schema schema() {
    return AccessLogClient.schema()
        .and(
            Schema.exactly(
                Field.string(TIME_LOCAL, "time of the request, as in the log"),
                Field.text(REQUEST, "request line"),
                Field.string(REQUEST_METHOD, "method"),
                Field.string(REQUEST_URI, "path and query"),
                Field.string(SERVER_PROTOCOL, "protocol"),
                Field.integer(STATUS, "HTTP status, 0 if there was none"),
                Field.integer(BODY_BYTES_SENT, "size of the response (bytes)"),
                Field.string(HTTP_REFERER, "header Referer"),
                Field.text(HTTP_USER_AGENT, "header User-Agent"),
                Field.text(EXTRA, "columns after the known ones")));
  }

  private static boolean readClientAndTime(Cursor line, JsonLine fields) {
    int bracket = indexOfTime(line);
    if (bracket < 0 || !AccessLogClient.read(new Cursor(line.text, line.at, bracket - 1), fields)) {
      return false;
    }
    int from = bracket + 1;
    int to = from + TIME_BYTES;
    fields.text(TIME_LOCAL, line.text, from, to);
    line.at = to + 1;
    return true;
  }

  /// Returns the index of the first bracket that a time and the request follow, or -1. Servers
  /// escape quotes in user names, so no user name can contain such a sequence.
  private static int indexOfTime(Cursor line) {
    Cursor time = new Cursor(line.text, line.at, line.end);
    for (int at = line.at + 1; at < line.end; at++) {
      if (line.text[at] == '[' && line.text[at - 1] == ' ') {
        time.at = at + 1;
        if (skipTime(time) && time.skip("] \"")) {
          return at;
        }
      }
    }
    return -1;
  }

  /// Moves past `14/Nov/2023:22:13:20 +0000`.
  private static boolean skipTime(Cursor line) {
    boolean date = line.skipDigits(2, 2) && line.skip('/') && LogMonth.skip(line) && line.skip('/');
    boolean time =
        date
            && line.skipDigits(4, 4)
            && skipColonAndTwoDigits(line)
            && skipColonAndTwoDigits(line)
            && skipColonAndTwoDigits(line);
    return time && line.skip(' ') && (line.skip('+') || line.skip('-')) && line.skipDigits(4, 4);
  }

  private static boolean skipColonAndTwoDigits(Cursor line) {
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
    AccessLogEscapes.addUnlessAbsent(REQUEST, new Cursor(line.text, from, to), fields);
    addRequestParts(new Cursor(line.text, from, to), fields);
    return line.skip('"');
  }

  /// Adds method, URI and protocol if the request line has all three: the first word, everything
  /// between the first and the last word, and the last word.
  private static void addRequestParts(Cursor request, JsonLine fields) {
    byte[] text = request.text;
    int from = request.at;
    int protocol = request.end;
    while (protocol > from && text[protocol - 1] != ' ') {
      protocol--;
    }
    if (!request.skipWord() || !request.isAt(' ')) {
      return;
    }
    int target = request.at + 1;
    int targetTo = protocol - 1;
    boolean hasTarget = target < targetTo && text[target] != ' ' && text[targetTo - 1] != ' ';
    if (!hasTarget || !isHttp(text, protocol, request.end)) {
      return;
    }
    AccessLogEscapes.add(REQUEST_METHOD, new Cursor(text, from, request.at), fields);
    AccessLogEscapes.add(REQUEST_URI, new Cursor(text, target, targetTo), fields);
    AccessLogEscapes.add(SERVER_PROTOCOL, new Cursor(text, protocol, request.end), fields);
  }

  private static boolean isHttp(byte[] text, int from, int to) {
    Cursor protocol = new Cursor(text, from, to);
    return protocol.skip("HTTP/") && protocol.skipWord() && protocol.atEnd();
  }

  /// Reads a space and a status: 100 to 599, `000` or `-` if there is no status, or nginx's `009`
  /// for HTTP/0.9. Any other number of three digits could be the bytes.
  private static boolean readStatus(Cursor line, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    if (line.skip('-')) {
      return true;
    }
    int from = line.at;
    if (!line.skipDigits(3, 3)) {
      return false;
    }
    byte first = line.text[from];
    boolean noHttpStatus =
        line.text[from + 1] == '0' && (line.text[from + 2] == '0' || line.text[from + 2] == '9');
    boolean status = first == '0' ? noHttpStatus : first <= '5';
    return status && WholeNumber.add(STATUS, line.text, from, line.at, fields);
  }

  /// Reads a space, and the bytes or `-`.
  private static boolean readBytes(Cursor line, JsonLine fields) {
    if (!line.skip(' ')) {
      return false;
    }
    if (line.skip('-')) {
      return true;
    }
    int from = line.at;
    return line.skipDigits(1, MAX_BYTES_DIGITS)
        && WholeNumber.add(BODY_BYTES_SENT, line.text, from, line.at, fields);
  }

  /// Reads referer and user agent if there are any, and all columns after them. Refuses a whole
  /// number directly after the bytes, because it could be the bytes itself if the format has an
  /// additional column. Also refuses a user agent in place of the referer, and a URL in place of
  /// the user agent.
  private static boolean readRest(Cursor line, JsonLine fields) {
    if (line.atEnd()) {
      return true;
    }
    if (line.skip(" \"")) {
      boolean both =
          !isProductAt(line)
              && readQuoted(HTTP_REFERER, line, fields)
              && line.skip(" \"")
              && !isUrlAt(line)
              && readQuoted(HTTP_USER_AGENT, line, fields);
      if (!both || line.atEnd()) {
        return both;
      }
    } else if (isNumberNext(line)) {
      return false;
    }
    if (!line.skip(' ')) {
      return false;
    }
    if (!line.atEnd()) {
      fields.text(EXTRA, line.text, line.at, line.end);
    }
    return true;
  }

  /// Returns whether a space and then a whole number or `-` are next.
  private static boolean isNumberNext(Cursor line) {
    Cursor word = new Cursor(line.text, line.at, line.end);
    return word.skip(' ')
        && (word.skip('-') || word.skipDigits(1, Integer.MAX_VALUE))
        && (word.atEnd() || word.isAt(' '));
  }

  /// Returns whether the start of a user agent is next, such as `curl/8` or `Apache-HttpClient/4`.
  private static boolean isProductAt(Cursor line) {
    Cursor product = new Cursor(line.text, line.at, line.end);
    while (product.skipLetters() && product.skip('-')) {}
    return product.at > line.at && product.skip('/') && product.skipDigits(1, Integer.MAX_VALUE);
  }

  /// Returns whether a URL and the closing quote are next. The quote matters, because some user
  /// agents begin with a URL.
  private static boolean isUrlAt(Cursor line) {
    Cursor url = new Cursor(line.text, line.at, line.end);
    boolean scheme = url.skip("https://") || url.skip("http://");
    while (scheme && !url.atEnd() && !url.isAt(' ') && !url.isAt('"')) {
      url.at++;
    }
    return scheme && url.isAt('"');
  }

  /// Reads a quoted field whose opening quote has been read.
  private static boolean readQuoted(JsonName name, Cursor line, JsonLine fields) {
    int from = line.at;
    if (!moveToClosingQuote(line)) {
      return false;
    }
    AccessLogEscapes.addUnlessAbsent(name, new Cursor(line.text, from, line.at), fields);
    return line.skip('"');
  }

  /// Moves to the next quote without a backslash before it.
  private static boolean moveToClosingQuote(Cursor line) {
    while (line.at < line.end) {
      line.at = JsonScanner.endOfAscii(line.text, line.at, line.end);
      if (line.isAt('"')) {
        return true;
      }
      line.at += line.isAt('\\') ? 2 : 1;
    }
    return false;
  }
}
