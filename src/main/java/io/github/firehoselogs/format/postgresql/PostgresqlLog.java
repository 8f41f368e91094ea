package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// `postgresql-log`: PostgreSQL's log with the `log_line_prefix` that RDS and Aurora have,
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
/// Names are those of `csvlog`; what is empty is left out. `process_id` is a number;
/// `sql_state_code` is there with `log_error_verbosity=verbose`. A word such as `DETAIL` is the
/// `error_severity` of an event of its own; as a later line of one event it is `detail`, `hint`,
/// `internal_query` (`QUERY`), `context`, `query` (`STATEMENT`) or `location`. A message that begins
/// `duration: 12.345 ms` has these milliseconds in `duration`, a number, and the statement that it
/// names in `query`, too. Later lines of a text keep the tab that the server puts before them.
///
/// The last `@` separates user and database, as user names with one are common and databases with one
/// are not. The prefix ends at the first `:[digits]:` that a word and a colon follow.
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

  /// Words in place of a severity that have no SQLSTATE after them.
  private static final String[] DETAILS = {
    "DETAIL:", "HINT:", "QUERY:", "CONTEXT:", "STATEMENT:", "LOCATION:", "BACKTRACE:"
  };

  /// Bytes of the longest word that is taken for a severity: a few words of Chinese.
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

  private static boolean isDetail(Cursor message, int from) {
    Cursor severity = new Cursor(message.text, from, message.at);
    for (String word : DETAILS) {
      if (severity.skip(word)) {
        return true;
      }
    }
    return false;
  }

  /// Reads `42P01: ` if that is next.
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
    while (!message.atEnd() && isOfZone(message.text[message.at])) {
      message.at++;
    }
    fields.text(LOG_TIME, message.text, from, message.at);
    return message.at > zone && message.skip(':');
  }

  private static boolean isOfZone(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '+' || b == '-';
  }

  /// Reads `10.0.0.1(53042):`, `::1(53042):`, `[local]:`, or `:` if a background process has
  /// `:@:[`.
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
    while (!message.atEnd() && isOfAddress(message.text[message.at])) {
      message.at++;
    }
    boolean address = message.at > from && (!message.skip('%') || skipName(message));
    if (!address || !message.isAt('(')) {
      message.at = from;
    }
    return address && message.isAt('(');
  }

  private static boolean isOfAddress(byte b) {
    return b == ':' || b == '.' || Character.digit(b, 16) >= 0;
  }

  /// Moves to the end of the name of a host, which has no colon.
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
    return !isDoubled(message, from, to);
  }

  /// Returns whether a user's name in `text[from, to)` begins with a client: a column that is there
  /// twice.
  private static boolean beginsWithClient(byte[] text, int from, int to) {
    Cursor user = new Cursor(text, from, to);
    return (user.skip("[local]") || skipHostAndPort(user)) && user.isAt(':');
  }

  /// Returns whether the session in `[from, to)` is `app@shop:app@shop`, or ends in the process id
  /// that `message` is after: a column that is there twice. Any other colon is part of a name.
  private static boolean isDoubled(Cursor message, int from, int to) {
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

  /// Moves after `:[1234]:` if that is next and a word and a colon follow.
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

  /// Moves after `ERROR:`, in any language, if that is next.
  private static boolean skipSeverity(Cursor message) {
    int from = message.at;
    int most = Math.min(message.end, from + MAX_SEVERITY_BYTES);
    while (message.at < most && isOfWord(message.text[message.at])) {
      message.at++;
    }
    return message.at > from && message.skip(':');
  }

  /// Severities are capital letters in every language that has them.
  private static boolean isOfWord(byte b) {
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
