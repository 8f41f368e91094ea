package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;

/// The lines that MySQL and MariaDB write at the start of a slow or general log, and after every
/// flush. Agents send them joined to the entry before or after them, sometimes several times.
///
/// ```
/// /usr/sbin/mysqld, Version: 8.0.35 (Source distribution). started with:
/// Tcp port: 3306  Unix socket: /tmp/mysql.sock            TCP Port: 3306, Named Pipe: … on Windows
/// Time                 Id Command    Argument             tabs between the words in MariaDB
/// ```
///
/// `MYSQL_LOG::open` in `sql/log.cc` of both servers writes them.
final class MysqlServerHeader {
  private static final String FIRST_LINE_END = "started with:";
  private static final String LAST_LINE_END = "Argument";

  private MysqlServerHeader() {}

  /// Moves past all headers that are next, and past empty lines after them.
  static void skip(Cursor message) {
    while (mayBegin(message) && skipOne(message)) {
      while (message.isAt('\n') || message.isAt('\r')) {
        message.at++;
      }
    }
  }

  /// Returns whether a header may be next. False for the first byte of an entry, so that long
  /// entries are not searched.
  private static boolean mayBegin(Cursor message) {
    return !message.atEnd()
        && !message.isAt('#')
        && !message.isAt('\t')
        && !Cursor.isDigit(message.text[message.at]);
  }

  /// Returns the end of `text[from, to)` without a header at its end and the line break before it.
  /// Returns `to` if there is no header.
  static int endWithout(byte[] text, int from, int to) {
    int end = withoutLineBreaks(text, from, to);
    if (!endsWith(LAST_LINE_END, text, from, end)) {
      return to;
    }
    int start = end;
    for (int line = 0; line < 3 && start > from; line++) {
      start = startOfLine(text, from, withoutLineBreak(text, from, start));
    }
    Cursor header = new Cursor(text, start, end);
    return skipOne(header) && header.atEnd() ? withoutLineBreak(text, from, start) : to;
  }

  /// Returns whether the last line of `text[from, to)` is a line of a header.
  static boolean endsInLineOfHeader(byte[] text, int from, int to) {
    int start = startOfLine(text, from, to);
    Cursor line = new Cursor(text, start, to);
    return (skipFirstLine(line) || skipPortLine(line) || skipColumnsLine(line)) && line.atEnd();
  }

  private static boolean skipOne(Cursor message) {
    int from = message.at;
    if (skipFirstLine(message)
        && message.skipLine()
        && skipPortLine(message)
        && message.skipLine()
        && skipColumnsLine(message)
        && message.at == message.lineEnd()) {
      message.skipLine();
      return true;
    }
    message.at = from;
    return false;
  }

  /// Moves to the end of the line with program and version if it is next.
  private static boolean skipFirstLine(Cursor message) {
    int from = message.at;
    while (message.moveInLineTo(',')) {
      if (message.at > from && message.skip(", Version: ")) {
        int end = message.lineEnd();
        boolean ends = endsWith(FIRST_LINE_END, message.text, message.at, end);
        message.at = ends ? end : from;
        return ends;
      }
      message.at++;
    }
    message.at = from;
    return false;
  }

  /// Moves to the end of the line with port and socket if it is next.
  private static boolean skipPortLine(Cursor message) {
    int from = message.at;
    boolean unix = message.skip("Tcp port: ");
    boolean port =
        (unix || message.skip("TCP Port: "))
            && message.skipDigits(1, 5)
            && (unix
                ? message.skipBlanks() && message.skip("Unix socket:")
                : message.skip(", Named Pipe:"));
    message.at = port ? message.lineEnd() : from;
    return port;
  }

  /// Moves past the names of the columns if they are next.
  private static boolean skipColumnsLine(Cursor message) {
    int from = message.at;
    boolean columns =
        message.skip("Time")
            && message.skipBlanks()
            && message.skip("Id")
            && message.skipBlanks()
            && message.skip("Command")
            && message.skipBlanks()
            && message.skip(LAST_LINE_END);
    if (!columns) {
      message.at = from;
    }
    return columns;
  }

  /// Returns whether `text[from, to)` ends with `end`. Compares the last byte first, because it
  /// differs in nearly every entry.
  private static boolean endsWith(String end, byte[] text, int from, int to) {
    int length = end.length();
    return to - from >= length
        && text[to - 1] == end.charAt(length - 1)
        && new Cursor(text, to - length, to).skip(end);
  }

  private static int withoutLineBreaks(byte[] text, int from, int to) {
    int end = to;
    while (end > from && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  static int withoutLineBreak(byte[] text, int from, int to) {
    int end = to > from && text[to - 1] == '\n' ? to - 1 : to;
    return end < to && end > from && text[end - 1] == '\r' ? end - 1 : end;
  }

  static int startOfLine(byte[] text, int from, int to) {
    int start = to;
    while (start > from && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }
}
