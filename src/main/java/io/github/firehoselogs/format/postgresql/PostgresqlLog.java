package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// The format `postgresql-log`: PostgreSQL's log with either `log_line_prefix` of RDS and Aurora,
/// `%t:%r:%u@%d:[%p]:` or `%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:`.
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
/// [SessionColumns] are the columns of the second prefix. With the first one, `sql_state_code` needs
/// `log_error_verbosity=verbose`.
///
/// A word such as `DETAIL` is the `error_severity` if it begins an event. In a later line of an
/// event, it begins the field `detail`, `hint`, `internal_query` (`QUERY`), `context`, `query`
/// (`STATEMENT`) or `location`. If a message begins with `duration: 12.345 ms`, `duration` is that
/// number of milliseconds, and the statement after it is added as `query`. A message of pgAudit
/// becomes the object `audit` ([PgAudit]). Later lines of a text keep the tab that the server writes
/// before them.
///
/// The last `@` separates user and database, because an `@` is common in user names and rare in
/// database names. The prefix ends at the first `:[digits]:` that is followed by a word and a
/// colon, or by the columns of the second prefix. If the latter are found twice, because a database
/// has such a name, the line is unmatched.
///
/// https://www.postgresql.org/docs/current/runtime-config-logging.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.overview.parameter-groups.html
public final class PostgresqlLog implements LogFormat {
  private static final JsonName LOG_TIME = JsonName.of("log_time");
  private static final JsonName CONNECTION_FROM = JsonName.of("connection_from");
  private static final JsonName ERROR_SEVERITY = JsonName.of("error_severity");

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!readTime(message, fields)) {
      return false;
    }
    boolean hasFraction = PostgresqlTime.hasFraction(message, from);
    int client = message.at;
    if (!readClient(message, fields)) {
      return false;
    }
    boolean isBackground = message.at == client + 1;
    PostgresqlSession session = new PostgresqlSession(hasFraction, isBackground);
    if (!session.read(message, fields)) {
      return false;
    }
    int prefixTo = message.at;
    Severity.skip(message);
    fields.text(ERROR_SEVERITY, message.text, prefixTo, message.at - 1);
    boolean isDetail = Severity.isDetail(message, prefixTo);
    PostgresqlTexts.skipSeparator(message);
    session.addSqlState(message, isDetail, fields);
    PostgresqlTexts.read(message, session.prefix(message.text, from, prefixTo), fields);
    return true;
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
            Field.string(LOG_TIME, "time, as in the log"),
            Field.string(CONNECTION_FROM, "address and port of the client"))
        .and(PostgresqlSession.schema())
        .and(SessionColumns.schema())
        .and(Schema.exactly(Field.string(ERROR_SEVERITY, "severity"), PostgresqlSession.sqlState()))
        .and(PostgresqlTexts.schema());
  }

  /// Reads `2023-11-14 22:13:20 UTC:`.
  private static boolean readTime(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!PostgresqlTime.skip(message)) {
      return false;
    }
    fields.text(LOG_TIME, message.text, from, message.at);
    return message.skip(':');
  }

  /// Reads `10.0.0.1(53042):`, or the `:` of a background process, which is followed by `@:[`.
  private static boolean readClient(Cursor message, JsonLine fields) {
    int from = message.at;
    if (message.skip(":@:[")) {
      message.at = from + 1;
      return true;
    }
    if (!PostgresqlClient.skip(message)) {
      return false;
    }
    fields.text(CONNECTION_FROM, message.text, from, message.at);
    return message.skip(':');
  }
}
