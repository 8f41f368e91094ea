package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;
import java.util.List;

/// `mysql-general-log`: MySQL's general query log.
///
/// ```
/// 2023-11-14T22:13:20.123456Z␉ 9566 Query␉SELECT 1        MySQL 5.7 and later
/// 231114 22:13:20␉    9 Init DB␉shop                      earlier, and MariaDB
/// ␉␉    9 Quit␉                                           the same second as the line before
/// 2023-11-14T22:13:20.123456Z     9566 Query    SELECT 1   tabs become blanks
///
/// Time        ␉ thread id, padded to width 5, blank, command ␉ argument, maybe several lines
/// ```
///
/// All four are strings; `Time` is empty where the line has none, `Statement` behind a command
/// without argument. `sql/log.cc` of MySQL writes `"%s\t%5u %s\t"`, that of MariaDB pads to 6.
///
/// https://dev.mysql.com/doc/refman/8.4/en/query-log.html
final class MysqlGeneralLog implements LogFormat {
  private static final JsonName TIME = JsonName.of("Time");
  private static final JsonName PID = JsonName.of("PID");
  private static final JsonName PERFORM = JsonName.of("Perform");
  private static final JsonName STATEMENT = JsonName.of("Statement");

  /// Commands that are more than one capitalised word: where blanks stand for tabs, nothing else
  /// tells where they end.
  /// https://github.com/mysql/mysql-server/blob/8.0/sql/sql_parse.cc (`Command_names`)
  private static final List<String> UNUSUAL_COMMANDS =
      List.of(
          "Binlog Dump GTID",
          "Binlog Dump",
          "Change user",
          "Close stmt",
          "Connect Out",
          "Create DB",
          "Delayed insert",
          "Drop DB",
          "Field List",
          "Group Replication Data Stream subscription",
          "Init DB",
          "Long Data",
          "Register Replica",
          "Register Slave",
          "Reset Connection",
          "Reset stmt",
          "Set option",
          "Table Dump",
          "clone");

  @Override
  public boolean read(Cursor message, JsonLine fields) {
    int timeFrom = message.at;
    if (!skipTime(message)) {
      return false;
    }
    int timeTo = message.at;
    boolean tabs = message.isAt('\t');
    boolean separated = message.skipBlanks();
    int pidFrom = message.at;
    if (!separated || !message.skipDigits(1, 20) || !message.isAt(' ')) {
      return false;
    }
    int pidTo = message.at;
    message.skipBlanks();
    int performFrom = message.at;
    if (!(tabs && skipCommandBeforeTab(message)) && !skipCommand(message)) {
      return false;
    }
    fields.text(TIME, message.text, timeFrom, timeTo);
    fields.text(PID, message.text, pidFrom, pidTo);
    fields.text(PERFORM, message.text, performFrom, message.at);
    skipSeparator(message);
    fields.text(STATEMENT, message.text, message.at, message.end);
    return true;
  }

  /// Moves behind the time, or stays before the tabs that stand for the time of the line before.
  private static boolean skipTime(Cursor message) {
    return message.isAt('\t') || LogTime.skip(message);
  }

  /// Moves to the tab that ends the command: words of letters with one blank between them.
  private static boolean skipCommandBeforeTab(Cursor message) {
    int to = message.at;
    boolean word = false;
    while (to < message.end && (isOfWord(message.text[to]) || (word && message.text[to] == ' '))) {
      word = message.text[to] != ' ';
      to++;
    }
    if (!word || to == message.end || message.text[to] != '\t') {
      return false;
    }
    message.at = to;
    return true;
  }

  /// Moves behind a known row of words, or else one word that begins with a capital letter.
  private static boolean skipCommand(Cursor message) {
    int from = message.at;
    for (String command : UNUSUAL_COMMANDS) {
      if (message.skip(command) && endsWord(message)) {
        return true;
      }
      message.at = from;
    }
    if (message.atEnd() || message.text[from] < 'A' || message.text[from] > 'Z') {
      return false;
    }
    while (!message.atEnd() && isOfWord(message.text[message.at])) {
      message.at++;
    }
    return endsWord(message);
  }

  private static boolean endsWord(Cursor message) {
    return message.atEnd() || message.isAt('\t') || message.isAt(' ') || message.isAt('\n');
  }

  /// MariaDB has commands such as `Bulk_execute`.
  private static boolean isOfWord(byte b) {
    return Cursor.isLetter(b) || b == '_';
  }

  /// Moves behind the one tab before the argument, or all the blanks that stand for it.
  private static void skipSeparator(Cursor message) {
    if (!message.skip('\t')) {
      message.skipBlanks();
    }
  }
}
