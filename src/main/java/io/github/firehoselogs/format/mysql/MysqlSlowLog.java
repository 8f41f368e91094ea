package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/// The format `mysql-slow-log`: the slow query log of MySQL and MariaDB.
///
/// ```
/// # Time: 2023-11-14T22:13:20.123456Z                            MySQL before 5.7 and MariaDB:
/// # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8     231114 22:13:20, once per second
/// # Query_time: 0.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1  and others
/// use shop;                                                      if the database has changed
/// SET timestamp=1700000000;                                      last_insert_id=, insert_id= before
/// SELECT 1;                                                      one or more lines
/// ```
///
/// The fields are those of [MysqlSlowLogField], in that order; empty and missing ones are left out.
/// A `Key: value` with an unknown name becomes a string after the known header fields. `User` is
/// the name that the client logged in with. `Current_user` is the account that the server chose for
/// it, if its name differs. `Statement` is verbatim, with the semicolon that the server adds; it
/// may be a comment such as `# administrator command: Quit;`. A message without `Query_time` is
/// unmatched.
///
/// A [MysqlServerHeader] before or after the entry, and a `# Time: …` after it, are skipped. A
/// message with two entries, an invalid number, or two values for one name is unmatched.
///
/// https://dev.mysql.com/doc/refman/8.4/en/slow-query-log.html,
/// https://mariadb.com/kb/en/slow-query-log-extended-statistics/,
/// https://docs.percona.com/percona-server/8.4/slow-extended.html
public final class MysqlSlowLog implements LogFormat {
  /// The starts of lines that the server writes before a statement.
  private static final String[] BODY_LINES = {
    "use ", "SET timestamp=", "SET last_insert_id=", "SET insert_id="
  };

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    MysqlServerHeader.skip(message);
    return readEntry(withoutTrailingLines(message), fields);
  }

  @Override
  public Schema schema() {
    return MysqlSlowLogField.schema();
  }

  /// Returns `message` without headers and times at its end.
  private static Cursor withoutTrailingLines(Cursor message) {
    int end = message.end;
    int next = endBefore(message.text, message.at, end);
    while (next < end) {
      end = next;
      next = endBefore(message.text, message.at, end);
    }
    return end == message.end ? message : new Cursor(message.text, message.at, end);
  }

  private static int endBefore(byte[] text, int from, int to) {
    int end = MysqlServerHeader.endWithout(text, from, to);
    return end < to ? end : MysqlSlowLogHeader.endWithoutTime(text, from, to);
  }

  private static boolean readEntry(Cursor message, JsonLine fields) {
    MysqlSlowLogEntry entry = new MysqlSlowLogEntry(message.text);
    if (!MysqlSlowLogHeader.read(message, entry)
        || !entry.has(MysqlSlowLogField.QUERY_TIME)
        || (message.atEnd() && entry.hasValueEndingAt(message.end))) {
      return false;
    }
    int body = message.at;
    readUse(message, entry);
    if (!readSet(message, entry) || !isOneStatement(message, message.at > body)) {
      return false;
    }
    entry.put(MysqlSlowLogField.STATEMENT, message.at, message.end);
    entry.addTo(fields);
    return true;
  }

  /// Reads a line such as `use shop;` if one is next.
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

  /// Reads a line such as `SET last_insert_id=1,insert_id=2,timestamp=1700000000;` if one is next.
  /// Returns false if it is cut off or invalid.
  private static boolean readSet(Cursor message, MysqlSlowLogEntry entry) {
    int from = message.at;
    if (!message.skip("SET ") || !isAtAssignment(message)) {
      message.at = from;
      return !isCutInBody(message);
    }
    boolean set =
        readAssignments(message, entry) && message.skip(';') && message.at == message.lineEnd();
    message.skipLine();
    return set;
  }

  private static boolean isAtAssignment(Cursor message) {
    int from = message.at;
    boolean assignment = fieldOf(message) != null;
    message.at = from;
    return assignment;
  }

  /// Moves past `name=` if it begins an assignment of the server, and returns the field; returns
  /// null if it does not.
  private static @Nullable MysqlSlowLogField fieldOf(Cursor message) {
    if (message.skip("timestamp=")) {
      return MysqlSlowLogField.TIMESTAMP;
    }
    if (message.skip("last_insert_id=")) {
      return MysqlSlowLogField.LAST_INSERT_ID;
    }
    return message.skip("insert_id=") ? MysqlSlowLogField.INSERT_ID : null;
  }

  private static boolean readAssignments(Cursor message, MysqlSlowLogEntry entry) {
    do {
      MysqlSlowLogField field = fieldOf(message);
      int value = message.at;
      while (!message.atEnd() && !message.isAt(',') && !message.isAt(';')) {
        message.at++;
      }
      if (field == null
          || value == message.at
          || entry.put(field, value, message.at) != MysqlSlowLogEntry.Put.ACCEPTED) {
        return false;
      }
    } while (message.skip(','));
    return true;
  }

  /// Returns whether the message ends within a line that the server writes before a statement.
  private static boolean isCutInBody(Cursor message) {
    int length = message.end - message.at;
    for (String line : BODY_LINES) {
      int common = Math.min(length, line.length());
      Cursor cut = new Cursor(message.text, message.at, message.end);
      if (common > 0 && cut.skip(line.substring(0, common)) && cut.indexOf('\n') < 0) {
        return cut.atEnd() || message.text[message.end - 1] != ';';
      }
    }
    return false;
  }

  /// Returns whether no later line of the statement begins another entry, and the last one is not
  /// part of a header. `complete` tells whether the line before the statement ends in a semicolon.
  private static boolean isOneStatement(Cursor statement, boolean complete) {
    byte[] text = statement.text;
    boolean afterStatement = complete;
    Cursor line = new Cursor(text, statement.at, statement.end);
    boolean severalLines = false;
    while (!line.atEnd()) {
      if (afterStatement && startsNextEntry(line)) {
        return false;
      }
      int from = line.at;
      int feed = JsonScanner.indexOf('\n', text, from, line.end);
      severalLines |= feed < line.end;
      afterStatement = endsInSemicolon(text, from, feed);
      line.at = Math.min(line.end, feed + 1);
    }
    return !severalLines
        || !MysqlServerHeader.endsInLineOfHeader(text, statement.at, statement.end);
  }

  /// Returns whether the line with user and host is next, after an optional header of the server
  /// and an optional time.
  private static boolean startsNextEntry(Cursor line) {
    int from = line.at;
    MysqlServerHeader.skip(line);
    if (MysqlSlowLogHeader.isTime(line)) {
      line.skipLine();
    }
    boolean next = MysqlSlowLogHeader.isUserAndHost(line);
    line.at = from;
    return next;
  }

  private static boolean endsInSemicolon(byte[] text, int from, int feed) {
    int to = feed > from && text[feed - 1] == '\r' ? feed - 1 : feed;
    return to > from && text[to - 1] == ';';
  }
}
