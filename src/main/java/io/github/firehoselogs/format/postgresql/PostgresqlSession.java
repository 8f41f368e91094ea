package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/// The end of a prefix: user, database, process id, and the [SessionColumns] of the second prefix.
///
/// ```
/// app@shop:[1234]:
/// app@shop:[1234]:5:42P01:2023-11-14 22:10:04 UTC:3/47:0:6553f3ec.4d2:psql:
/// ```
final class PostgresqlSession {
  private static final JsonName USER_NAME = JsonName.of("user_name");
  private static final JsonName DATABASE_NAME = JsonName.of("database_name");
  private static final JsonName PROCESS_ID = JsonName.of("process_id");
  private static final JsonName SQL_STATE_CODE = JsonName.of("sql_state_code");

  /// The maximum size in bytes of a user and a database, with room for redacted text.
  private static final int MAX_NAMES = 160;

  private final boolean hasFraction;
  private final boolean isBackground;

  /// The columns of the second prefix, or null if the line has the first one.
  private @Nullable SessionColumns columns;

  private int from;
  private int idFrom;
  private int idTo;

  /// A session of a line whose time has milliseconds if `hasFraction`, as in the second prefix.
  PostgresqlSession(boolean hasFraction, boolean isBackground) {
    this.hasFraction = hasFraction;
    this.isBackground = isBackground;
  }

  static Schema schema() {
    return Schema.exactly(
        Field.string(USER_NAME, "user"),
        Field.string(DATABASE_NAME, "database"),
        Field.integer(PROCESS_ID, "id of the process"));
  }

  static Field sqlState() {
    return Field.string(SQL_STATE_CODE, "SQLSTATE");
  }

  /// Moves to the severity, and adds the fields before it; returns whether the prefix is valid.
  boolean read(Cursor line, JsonLine fields) {
    from = line.at;
    if (!skipToSeverity(line)) {
      return false;
    }
    int to = idFrom - 2;
    int at = lastAt(line.text, from, to);
    if (at < 0
        || PostgresqlClient.isFollowedByColon(line.text, from, at)
        || hasRepeatedColumn(line, to)
        || (hasFraction && hasOtherColumns(line))) {
      return false;
    }
    textUnlessEmpty(USER_NAME, line.text, from, at, fields);
    textUnlessEmpty(DATABASE_NAME, line.text, at + 1, to, fields);
    fields.value(PROCESS_ID).append(line.text, idFrom, idTo);
    if (columns != null) {
      columns.addTo(fields, line.text);
    }
    return true;
  }

  private boolean skipToSeverity(Cursor line) {
    while (line.moveInLineTo(':')) {
      int colon = line.at;
      if (skipProcessId(line) && (skipColumns(line) || Severity.isNext(line))) {
        return true;
      }
      line.at = colon + 1;
    }
    return false;
  }

  /// Moves past a process id such as `:[1234]:` if one is next; returns whether it was.
  private boolean skipProcessId(Cursor line) {
    if (!line.skip(":[")) {
      return false;
    }
    idFrom = line.at;
    boolean isDigits = line.skipDigits(1, 10);
    idTo = line.at;
    return isDigits && LogNumber.isWhole(line.text, idFrom, idTo) && line.skip("]:");
  }

  /// Moves past the columns of the second prefix if they are next; returns whether they were.
  private boolean skipColumns(Cursor line) {
    int start = line.at;
    SessionColumns found = new SessionColumns();
    if (hasFraction && found.read(line, idFrom, idTo, isBackground)) {
      columns = found;
      return true;
    }
    line.at = start;
    return false;
  }

  /// Returns whether the line has the columns of the second prefix in another place too, where the
  /// name of a user or a database may end.
  private boolean hasOtherColumns(Cursor line) {
    int at = columns == null ? idTo : columns.application();
    int max = Math.max(at, Math.min(line.end, from + MAX_NAMES));
    int to = JsonScanner.indexOf('\n', line.text, at, max);
    int bracket = JsonScanner.indexOf('[', line.text, at, to);
    while (bracket < to) {
      PostgresqlSession other = new PostgresqlSession(true, isBackground);
      Cursor rest = new Cursor(line.text, bracket - 1, line.end);
      if (other.skipProcessId(rest) && other.skipColumns(rest)) {
        return true;
      }
      bracket = JsonScanner.indexOf('[', line.text, bracket + 1, to);
    }
    return false;
  }

  /// Returns whether the session has a column twice: it is like `app@shop:app@shop`, or ends in the
  /// process id. Any other colon is part of a name.
  private boolean hasRepeatedColumn(Cursor line, int to) {
    int middle = from + (to - from) / 2;
    int id = idTo + 1 - to;
    return (line.text[middle] == ':' && line.sameText(from, middle, middle + 1, to))
        || (to - from > id && line.sameText(to - id, to, to, to + id));
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

  /// Adds the SQLSTATE of the prefix or that at the start of the message, and moves past the latter.
  /// With the second prefix, the message has one only if it is the same.
  void addSqlState(Cursor message, boolean isDetail, JsonLine fields) {
    int code = message.at;
    if (columns == null) {
      if (!isDetail && SqlState.skip(message)) {
        fields.text(SQL_STATE_CODE, message.text, code, message.at);
        message.skip(": ");
      }
      return;
    }
    fields.text(SQL_STATE_CODE, message.text, columns.state(), columns.endOfState());
    boolean isRepeated =
        !isDetail
            && message.skipRepetition(columns.state(), columns.endOfState())
            && message.skip(": ");
    if (!isRepeated) {
      message.at = code;
    }
  }

  /// Returns the whole prefix of the line, `text[prefixFrom, prefixTo)`.
  RepeatedPrefix prefix(byte[] text, int prefixFrom, int prefixTo) {
    return columns == null
        ? new RepeatedPrefix(prefixFrom, prefixTo)
        : new RepeatedPrefix(prefixFrom, prefixTo, text, columns);
  }
}
