package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;

/// `mysql-slow-log`: the slow query log of MySQL and MariaDB.
///
/// ```
/// # Time: 2023-11-14T22:13:20.123456Z                            231114 22:13:20 before 5.7, and in
/// # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8     MariaDB, once for each second
/// # Query_time: 0.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1  and others
/// use shop;                                                      where it is another one
/// SET timestamp=1700000000;                                      last_insert_id=, insert_id= before
/// SELECT 1;                                                      maybe several lines
/// ```
///
/// The fields are those of [MysqlSlowLogField], in its order, what is empty or not there left out;
/// a `Key: value` that it does not know comes behind those that it does. `User` is the name the
/// client logged in with; `Current_user` the account that it was taken for, where that is another.
/// `Statement` is as the log has it, with the semicolon that the server adds;
/// `# administrator command: Quit;` is one. What has no `Query_time` is of another format.
///
/// https://dev.mysql.com/doc/refman/8.4/en/slow-query-log.html,
/// https://mariadb.com/kb/en/slow-query-log-extended-statistics/
final class MysqlSlowLog implements LogFormat {
  private static final String HOST = "] @ ";

  /// Bytes of the longest name that a field may have.
  private static final int MAX_NAME_BYTES = 64;

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    MysqlSlowLogEntry entry = new MysqlSlowLogEntry(message.text);
    readHeader(message, entry);
    if (!entry.has(MysqlSlowLogField.QUERY_TIME)) {
      return false;
    }
    readUse(message, entry);
    readSet(message, entry);
    entry.put(MysqlSlowLogField.STATEMENT, message.at, message.end);
    entry.addTo(fields);
    return true;
  }

  /// Moves to the first line that is not of the header.
  private static void readHeader(Cursor message, MysqlSlowLogEntry entry) {
    int from = message.at;
    while (message.isAt('#') && readHeaderLine(message, entry)) {
      message.skipLine();
      from = message.at;
    }
    message.at = from;
  }

  private static boolean readHeaderLine(Cursor message, MysqlSlowLogEntry entry) {
    int end = message.lineEnd();
    if (message.skip("# Time: ")) {
      int from = message.at;
      return LogTime.skip(message)
          && message.at == end
          && entry.put(MysqlSlowLogField.TIME, from, end);
    }
    if (message.skip("# explain: ")) {
      entry.extend(MysqlSlowLogField.EXPLAIN, message.at, end);
      return true;
    }
    if (message.skip("# User@Host: ")) {
      return readUserAndHost(message, end, entry) && readPairs(message, end, entry);
    }
    message.at++;
    return readPairs(message, end, entry);
  }

  /// Reads `root[root] @ localhost [127.0.0.1]`. Names of users may have brackets, hosts not.
  private static boolean readUserAndHost(Cursor message, int end, MysqlSlowLogEntry entry) {
    int from = message.at;
    if (!message.moveInLineTo('[')) {
      return false;
    }
    int bracket = message.at;
    int userTo = lastHost(message.text, bracket, end);
    message.at = userTo + HOST.length();
    int hostFrom = message.at;
    if (userTo < 0 || !message.moveInLineTo('[')) {
      return false;
    }
    entry.put(MysqlSlowLogField.USER, bracket + 1, userTo);
    if (!message.sameText(from, bracket, bracket + 1, userTo)) {
      entry.put(MysqlSlowLogField.CURRENT_USER, from, bracket);
    }
    entry.put(MysqlSlowLogField.HOST, hostFrom, message.at - 1);
    int ip = message.at + 1;
    boolean closed = message.moveInLineTo(']');
    entry.put(MysqlSlowLogField.IP, ip, message.at);
    message.at++;
    return closed;
  }

  private static int lastHost(byte[] text, int from, int end) {
    Cursor cursor = new Cursor(text, end, end);
    do {
      cursor.at--;
    } while (cursor.at >= from && !cursor.skip(HOST));
    return cursor.at >= from ? cursor.at - HOST.length() : -1;
  }

  /// Reads `Query_time: 0.000123  Lock_time: 0.000001 Schema:   QC_hit: No` up to `end`.
  private static boolean readPairs(Cursor message, int end, MysqlSlowLogEntry entry) {
    message.skipBlanks();
    while (message.at < end) {
      int name = message.at;
      if (!skipName(message, end)) {
        return false;
      }
      int nameTo = message.at - 1;
      message.skipBlanks();
      int value = message.at;
      int valueTo = skipValue(message, end);
      if (!entry.putPair(name, nameTo, value, valueTo)) {
        return false;
      }
    }
    return true;
  }

  /// Moves behind a name and its colon if they are next, and a blank or the end behind them.
  private static boolean skipName(Cursor message, int end) {
    int from = message.at;
    int most = Math.min(end, from + MAX_NAME_BYTES);
    while (message.at < most && isOfName(message.text[message.at])) {
      message.at++;
    }
    boolean name =
        message.at > from
            && Cursor.isLetter(message.text[from])
            && message.skip(':')
            && (message.at == end || message.isAt(' '));
    if (!name) {
      message.at = from;
    }
    return name;
  }

  /// Moves to the next name or to `end`; returns where the value ends, without the blanks there.
  private static int skipValue(Cursor message, int end) {
    int valueTo = message.at;
    int word = message.at;
    while (word < end && !skipName(message, end)) {
      valueTo = blankFrom(message.text, word, end);
      message.at = valueTo;
      message.skipBlanks();
      word = message.at;
    }
    message.at = word;
    return valueTo;
  }

  /// Returns where the next blank or tab is, or `end`.
  private static int blankFrom(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] != ' ' && text[at] != '\t') {
      at++;
    }
    return at;
  }

  private static boolean isOfName(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '_';
  }

  /// Reads the line `use shop;` if that is next.
  private static void readUse(Cursor message, MysqlSlowLogEntry entry) {
    int from = message.at;
    int to = message.lineEnd() - 1;
    if (message.skip("use ") && to > message.at && message.text[to] == ';') {
      entry.put(MysqlSlowLogField.DATABASE, message.at, to);
      message.skipLine();
    } else {
      message.at = from;
    }
  }

  /// Reads the line `SET last_insert_id=1,insert_id=2,timestamp=1700000000;` if that is next.
  private static void readSet(Cursor message, MysqlSlowLogEntry entry) {
    int from = message.at;
    if (message.skip("SET ")
        && readAssignments(message, entry)
        && message.skip(';')
        && message.at == message.lineEnd()) {
      message.skipLine();
    } else {
      message.at = from;
    }
  }

  private static boolean readAssignments(Cursor message, MysqlSlowLogEntry entry) {
    do {
      MysqlSlowLogField field = MysqlSlowLogField.TIMESTAMP;
      if (message.skip("last_insert_id=")) {
        field = MysqlSlowLogField.LAST_INSERT_ID;
      } else if (message.skip("insert_id=")) {
        field = MysqlSlowLogField.INSERT_ID;
      } else if (!message.skip("timestamp=")) {
        return false;
      }
      int value = message.at;
      message.skip('-');
      if (!message.skipDigits(1, 20) || (message.skip('.') && !message.skipDigits(1, 6))) {
        return false;
      }
      entry.put(field, value, message.at);
    } while (message.skip(','));
    return true;
  }
}
