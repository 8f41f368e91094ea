package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// The format `postgresql-log`: PostgreSQL's log with the `log_line_prefix` of RDS and Aurora,
/// `%t:%r:%u@%d:[%p]:`.
///
/// ```
/// 2023-11-14 22:13:20 UTC:10.0.0.1(53042):app@shop:[1234]:ERROR:  relation "x" does not exist
/// 2023-11-14 22:13:20 UTC:10.0.0.1(53042):app@shop:[1234]:STATEMENT:  SELECT *
///         FROM x
/// 2023-11-14 22:13:20 UTC::@:[397]:LOG:  checkpoint starting: time
///
/// 2023-11-14 22:13:20 UTC:10.0.0.1(53042):app@shop:[1234]:ERROR:  42P01: relation "x" does not …
///
/// log_time                connection_from user_name      process_id      sql_state_code message
///                                             database_name   error_severity
/// ```
///
/// Fields are named as in `csvlog`; empty ones are left out. `process_id` is a number.
/// `sql_state_code` needs `log_error_verbosity=verbose`.
///
/// A word such as `DETAIL` is the `error_severity` if it begins an event. In a later line of an
/// event, it begins the field `detail`, `hint`, `internal_query` (`QUERY`), `context`, `query`
/// (`STATEMENT`) or `location`. If a message begins with `duration: 12.345 ms`, `duration` is that
/// number of milliseconds, and the statement after it is added as `query`. Later lines of a text
/// keep the tab that the server writes before them.
///
/// The last `@` separates user and database, because an `@` is common in user names and rare in
/// database names. The prefix ends at the first `:[digits]:` that is followed by a word and a
/// colon.
///
/// https://www.postgresql.org/docs/current/runtime-config-logging.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.overview.parameter-groups.html
public final class PostgresqlLog implements LogFormat {
  private static final JsonName LOG_TIME = JsonName.of("log_time");
  private static final JsonName CONNECTION_FROM = JsonName.of("connection_from");
  private static final JsonName USER_NAME = JsonName.of("user_name");
  private static final JsonName DATABASE_NAME = JsonName.of("database_name");
  private static final JsonName PROCESS_ID = JsonName.of("process_id");
  private static final JsonName ERROR_SEVERITY = JsonName.of("error_severity");
  private static final JsonName SQL_STATE_CODE = JsonName.of("sql_state_code");

  /// Words that take the place of a severity and are never followed by a SQLSTATE.
  private static final String[] DETAILS = {
    "DETAIL:", "HINT:", "QUERY:", "CONTEXT:", "STATEMENT:", "LOCATION:", "BACKTRACE:"
  };

  /// The maximum size of a severity in bytes, which is enough for any translation.
  private static final int MAX_SEVERITY_BYTES = 48;

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!readTime(message, fields)
        || !readClient(message, fields)
        || !readSession(message, fields)) {
      return false;
    }
    int prefixTo = message.at;
    skipSeverity(message);
    fields.text(ERROR_SEVERITY, message.text, prefixTo, message.at - 1);
    boolean detail = isDetail(message, prefixTo);
    PostgresqlTexts.skipSeparator(message);
    if (!detail) {
      readSqlState(message, fields);
    }
    PostgresqlTexts.read(message, from, prefixTo, fields);
    return true;
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
            Field.string(LOG_TIME, "time, as in the log"),
            Field.string(CONNECTION_FROM, "address and port of the client"),
            Field.string(USER_NAME, "user"),
            Field.string(DATABASE_NAME, "database"),
            Field.integer(PROCESS_ID, "id of the process"),
            Field.string(ERROR_SEVERITY, "severity"),
            Field.string(SQL_STATE_CODE, "SQLSTATE"))
        .and(PostgresqlTexts.schema());
  }

  private static boolean isDetail(Cursor message, int from) {
    Cursor severity = new Cursor(message.text, from, message.at);
    for (String word : DETAILS) {
      if (severity.skip(word)) {
        return true;
      }
    }
    return false;
  }

  /// Reads a SQLSTATE such as `42P01: ` if one is next.
  private static void readSqlState(Cursor message, JsonLine fields) {
    int code = message.at;
    if (SqlState.skip(message)) {
      fields.text(SQL_STATE_CODE, message.text, code, message.at);
      message.skip(": ");
    }
  }

  /// Reads `2023-11-14 22:13:20 UTC:`.
  private static boolean readTime(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!LogTime.skip(message) || !message.skip(' ')) {
      return false;
    }
    int zone = message.at;
    while (!message.atEnd() && isZoneByte(message.text[message.at])) {
      message.at++;
    }
    fields.text(LOG_TIME, message.text, from, message.at);
    return message.at > zone && message.skip(':');
  }

  private static boolean isZoneByte(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '+' || b == '-';
  }

  /// Reads `10.0.0.1(53042):`, `::1(53042):` or `[local]:`, or the `:` of a background process,
  /// which is followed by `@:[`.
  private static boolean readClient(Cursor message, JsonLine fields) {
    int from = message.at;
    if (message.skip(":@:[")) {
      message.at = from + 1;
      return true;
    }
    if (!message.skip("[local]") && !skipHostAndPort(message)) {
      return false;
    }
    fields.text(CONNECTION_FROM, message.text, from, message.at);
    return message.skip(':');
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
    boolean address = message.at > from && (!message.skip('%') || skipName(message));
    if (!address || !message.isAt('(')) {
      message.at = from;
    }
    return address && message.isAt('(');
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

  /// Reads `app@shop:[1234]:`.
  private static boolean readSession(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!moveToProcessId(message)) {
      return false;
    }
    int to = message.at;
    int at = lastAt(message.text, from, to);
    if (at < 0 || beginsWithClient(message.text, from, at)) {
      return false;
    }
    textUnlessEmpty(USER_NAME, message.text, from, at, fields);
    textUnlessEmpty(DATABASE_NAME, message.text, at + 1, to, fields);
    skipProcessId(message);
    fields.number(PROCESS_ID, message.text, to + 2, message.at - 2);
    return !hasRepeatedColumn(message, from, to);
  }

  /// Returns whether the user name `text[from, to)` begins with a client: the column appears twice.
  private static boolean beginsWithClient(byte[] text, int from, int to) {
    Cursor user = new Cursor(text, from, to);
    return (user.skip("[local]") || skipHostAndPort(user)) && user.isAt(':');
  }

  /// Returns whether the session `[from, to)` has a column twice: it is like `app@shop:app@shop`,
  /// or ends in the process id that `message` has just passed. Any other colon is part of a name.
  private static boolean hasRepeatedColumn(Cursor message, int from, int to) {
    int middle = from + (to - from) / 2;
    int id = message.at - 1 - to;
    return (message.text[middle] == ':' && message.sameText(from, middle, middle + 1, to))
        || (to - from > id && message.sameText(to - id, to, to, to + id));
  }

  private static boolean moveToProcessId(Cursor message) {
    while (message.moveInLineTo(':')) {
      int colon = message.at;
      if (skipProcessId(message)) {
        message.at = colon;
        return true;
      }
      message.at = colon + 1;
    }
    return false;
  }

  /// Moves past a process id such as `:[1234]:` if one is next and a word and a colon follow;
  /// returns whether it was.
  private static boolean skipProcessId(Cursor message) {
    if (!message.skip(":[")) {
      return false;
    }
    int id = message.at;
    if (!message.skipDigits(1, 10)
        || !LogNumber.isWhole(message.text, id, message.at)
        || !message.skip("]:")) {
      return false;
    }
    int end = message.at;
    boolean severity = skipSeverity(message);
    message.at = end;
    return severity;
  }

  /// Moves past a severity in any language, such as `ERROR:`, if one is next; returns whether it
  /// was.
  private static boolean skipSeverity(Cursor message) {
    int from = message.at;
    int max = Math.min(message.end, from + MAX_SEVERITY_BYTES);
    while (message.at < max && isSeverityByte(message.text[message.at])) {
      message.at++;
    }
    return message.at > from && message.skip(':');
  }

  /// Returns whether a severity may contain `b`. In languages that have capital letters, severities
  /// consist of them.
  private static boolean isSeverityByte(byte b) {
    return b < 0 || (b >= 'A' && b <= 'Z');
  }

  private static int lastAt(byte[] text, int from, int to) {
    int at = to - 1;
    while (at >= from && text[at] != '@') {
      at--;
    }
    return at >= from ? at : -1;
  }

  private static void textUnlessEmpty(
      JsonName name, byte[] text, int from, int to, JsonLine fields) {
    if (to > from) {
      fields.text(name, text, from, to);
    }
  }
}
