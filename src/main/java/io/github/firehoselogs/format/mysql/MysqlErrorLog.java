package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// The format `mysql-error-log`: the error log of MySQL and MariaDB.
///
/// ```
/// 2023-11-14T22:13:20.123456Z 0 [Note] [MY-012487] [InnoDB] DDL log recovery : begin   MySQL 8
/// 2023-11-14T22:13:20.123456Z 0 [Note] InnoDB: Buffer pool(s) load completed           MySQL 5.7
/// 2023-11-14 22:13:20 1234 [Note] Event Scheduler: Loaded 0 events                     MySQL 5.6
/// 2023-11-14  9:13:20 0 [Note] InnoDB: Starting shutdown...                            MariaDB
/// 231114 22:13:20 [ERROR] mysqld got signal 11 ;                                       MySQL 5.5
///
/// time                thread [label] [err_code] [subsystem] msg (may have several lines)
/// ```
///
/// Missing parts are left out, but a line without a label is unmatched. `thread` is a number;
/// before MySQL 5.7.2, it is the process id. `err_code` is a string, as MySQL's documentation asks
/// of log readers.
///
/// https://dev.mysql.com/doc/refman/8.4/en/error-log-format.html,
/// https://mariadb.com/kb/en/error-log/#format
public final class MysqlErrorLog implements LogFormat {
  private static final JsonName TIME = JsonName.of("time");
  private static final JsonName THREAD = JsonName.of("thread");
  private static final JsonName LABEL = JsonName.of("label");
  private static final JsonName ERR_CODE = JsonName.of("err_code");
  private static final JsonName SUBSYSTEM = JsonName.of("subsystem");
  private static final JsonName MSG = JsonName.of("msg");

  /// All spellings of an entry's priority, in any version of MySQL and MariaDB.
  private static final String[] LABELS = {
    "Note", "Warning", "ERROR", "System", "Error", "NOTE", "WARNING", "SYSTEM", "Info", "INFO"
  };

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!LogTime.skip(message)) {
      return false;
    }
    fields.text(TIME, message.text, from, message.at);
    if (!message.skipBlanks() || !readThread(message, fields) || !readLabel(message, fields)) {
      return false;
    }
    if (readErrorCode(message, fields)) {
      readBracketed(SUBSYSTEM, message, fields);
    }
    message.skip(' ');
    fields.text(MSG, message.text, message.at, message.end);
    return true;
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
        Field.string(TIME, "time, as in the log"),
        Field.integer(THREAD, "id of the thread"),
        Field.string(LABEL, "priority"),
        Field.string(ERR_CODE, "error code"),
        Field.string(SUBSYSTEM, "part of the server"),
        Field.text(MSG, "message"));
  }

  /// Reads the thread if there is one. Returns false if the next word begins with digits but is not
  /// a thread.
  private static boolean readThread(Cursor message, JsonLine fields) {
    int from = message.at;
    if (!message.skipDigits(1, 20)) {
      return true;
    }
    if (!LogNumber.isWhole(message.text, from, message.at)) {
      return false;
    }
    fields.number(THREAD, message.text, from, message.at);
    return message.skipBlanks();
  }

  private static boolean readLabel(Cursor message, JsonLine fields) {
    if (!message.skip('[')) {
      return false;
    }
    int from = message.at;
    for (String label : LABELS) {
      if (message.skip(label) && message.skip(']')) {
        fields.text(LABEL, message.text, from, message.at - 1);
        return true;
      }
      message.at = from;
    }
    return false;
  }

  /// Reads an error code such as ` [MY-012487]` if one is next; returns whether it was. A subsystem
  /// follows only after a code: messages of older servers may themselves begin with a bracket.
  private static boolean readErrorCode(Cursor message, JsonLine fields) {
    int from = message.at;
    if (message.skip(" [MY-") && message.skipDigits(1, 10) && message.skip(']')) {
      fields.text(ERR_CODE, message.text, from + 2, message.at - 1);
      return true;
    }
    message.at = from;
    return false;
  }

  private static void readBracketed(JsonName name, Cursor message, JsonLine fields) {
    int from = message.at;
    if (message.skip(" [") && message.moveInLineTo(']')) {
      fields.text(name, message.text, from + 2, message.at);
      message.at++;
    } else {
      message.at = from;
    }
  }
}
