package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;

/// The format `mysql-general-log`: MySQL's general query log.
///
/// ```
/// 2023-11-14T22:13:20.123456Z␉ 9566 Query␉SELECT 1        MySQL 5.7 and later
/// 231114 22:13:20␉    9 Init DB␉shop                      MySQL before 5.7, and MariaDB
/// ␉␉    9 Quit␉                                           the same second as the line before
/// 2023-11-14T22:13:20.123456Z     9566 Query    SELECT 1   with spaces instead of tabs
///
/// Time        ␉ thread id, padded to width 5, space, command ␉ argument (may have several lines)
/// ```
///
/// `Time`, `PID`, `Perform` and `Statement` are strings. `Time` is empty if the line has no time,
/// `Statement` if the command has no argument. MySQL's `sql/log.cc` writes `"%s\t%5u %s\t"`;
/// MariaDB pads the id to 6. A [MysqlServerHeader] before or after the entry is skipped. A message
/// with two entries is unmatched.
///
/// https://dev.mysql.com/doc/refman/8.4/en/query-log.html
public final class MysqlGeneralLog implements LogFormat {
  private static final JsonName TIME = JsonName.of("Time");
  private static final JsonName PID = JsonName.of("PID");
  private static final JsonName PERFORM = JsonName.of("Perform");
  private static final JsonName STATEMENT = JsonName.of("Statement");

  /// The commands of both servers, the most frequent first. If one command is a prefix of another,
  /// the longer one is first.
  ///
  /// https://github.com/mysql/mysql-server/blob/8.0/sql/sql_parse.cc (`Command_names`),
  /// https://github.com/MariaDB/server/blob/11.4/sql/sql_parse.cc (`command_name`)
  private static final String[] COMMANDS = {
    "Query",
    "Execute",
    "Prepare",
    "Close stmt",
    "Connect Out",
    "Connect",
    "Quit",
    "Init DB",
    "Field List",
    "Statistics",
    "Ping",
    "Reset Connection",
    "Reset connection",
    "Reset stmt",
    "Fetch",
    "Long Data",
    "Bulk_execute",
    "Binlog Dump GTID",
    "Binlog Dump",
    "Change user",
    "Com_multi",
    "Create DB",
    "Daemon",
    "Debug",
    "Delayed insert",
    "Drop DB",
    "Error",
    "Group Replication Data Stream subscription",
    "Kill",
    "Processlist",
    "Refresh",
    "Register Replica",
    "Register Slave",
    "Set option",
    "Shutdown",
    "Slave_IO",
    "Slave_SQL",
    "Slave_worker",
    "Sleep",
    "Table Dump",
    "Time",
    "Unimpl get tid",
    "clone",
  };

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    MysqlServerHeader.skip(message);
    return readEntry(withoutHeaders(message), fields);
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
        Field.string(TIME, "time, as in the log, may be empty"),
        Field.string(PID, "id of the connection"),
        Field.string(PERFORM, "command"),
        Field.text(STATEMENT, "statement or argument, may be empty"));
  }

  /// Returns `message` without headers at its end.
  private static Cursor withoutHeaders(Cursor message) {
    int end = message.end;
    int next = MysqlServerHeader.endWithout(message.text, message.at, end);
    while (next < end) {
      end = next;
      next = MysqlServerHeader.endWithout(message.text, message.at, end);
    }
    return end == message.end ? message : new Cursor(message.text, message.at, end);
  }

  private static boolean readEntry(Cursor message, JsonLine fields) {
    int timeFrom = message.at;
    if (!skipTime(message)) {
      return false;
    }
    int timeTo = message.at;
    boolean separated = message.skipBlanks();
    int pidFrom = message.at;
    if (!separated || !message.skipDigits(1, 20) || !message.isAt(' ')) {
      return false;
    }
    int pidTo = message.at;
    message.skipBlanks();
    int performFrom = message.at;
    if (!skipCommand(message)) {
      return false;
    }
    fields.text(TIME, message.text, timeFrom, timeTo);
    fields.text(PID, message.text, pidFrom, pidTo);
    fields.text(PERFORM, message.text, performFrom, message.at);
    int performTo = message.at;
    skipSeparator(message);
    fields.text(STATEMENT, message.text, message.at, message.end);
    return !repeatsCommand(message, performFrom, performTo) && isOneEntry(message);
  }

  /// Moves past a time if one is next. Does not move if two tabs are next, which mean the time of
  /// the previous line. Returns whether either is next.
  private static boolean skipTime(Cursor message) {
    if (!message.isAt('\t')) {
      return LogTime.skip(message);
    }
    return message.end - message.at > 1 && message.text[message.at + 1] == '\t';
  }

  /// Moves past a command if one is next; returns whether it was.
  private static boolean skipCommand(Cursor message) {
    int from = message.at;
    for (String command : COMMANDS) {
      if (message.skip(command) && endsWord(message)) {
        return true;
      }
      message.at = from;
    }
    return false;
  }

  private static boolean endsWord(Cursor message) {
    return message.atEnd()
        || message.isAt('\t')
        || message.isAt(' ')
        || message.isAt('\n')
        || message.isAt('\r');
  }

  /// Moves past the tab before the argument, or past spaces that replace it.
  private static void skipSeparator(Cursor message) {
    if (!message.skip('\t')) {
      message.skipBlanks();
    }
  }

  /// Returns whether the argument begins with the same command and a tab: the column appears twice.
  private static boolean repeatsCommand(Cursor argument, int performFrom, int performTo) {
    int to = argument.at + performTo - performFrom;
    return to < argument.end
        && argument.text[to] == '\t'
        && argument.sameText(performFrom, performTo, argument.at, to);
  }

  /// Returns whether no later line of the argument begins another entry, and the last one is not
  /// part of a header.
  private static boolean isOneEntry(Cursor argument) {
    byte[] text = argument.text;
    int feed = JsonScanner.indexOf('\n', text, argument.at, argument.end);
    if (feed == argument.end) {
      return true;
    }
    Cursor line = new Cursor(text, argument.at, argument.end);
    while (feed < line.end) {
      line.at = feed + 1;
      if (isEntry(line)) {
        return false;
      }
      feed = JsonScanner.indexOf('\n', text, feed + 1, line.end);
    }
    return !MysqlServerHeader.endsInLineOfHeader(text, argument.at, argument.end);
  }

  /// Returns whether the start of an entry is next: a time or two tabs, an id and a command.
  private static boolean isEntry(Cursor line) {
    boolean tabs = line.isAt('\t');
    if (!skipTime(line) || !line.skipBlanks() || !line.skipDigits(1, 20) || !line.isAt(' ')) {
      return false;
    }
    line.skipBlanks();
    return skipCommand(line) && (!tabs || line.isAt('\t'));
  }
}
