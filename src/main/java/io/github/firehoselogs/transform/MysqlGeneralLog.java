package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;
import java.util.List;

/// `mysql-general-log`: MySQL's general query log.
///
/// ```
/// 2023-11-14T22:13:20.123456Z␉ 9566 Query␉SELECT 1        MySQL 5.7 and later
/// 231114 22:13:20␉    9 Init DB␉shop                      earlier, and MariaDB
/// ␉␉    9 Quit␉                                          the same second as the line before
/// 2023-11-14T22:13:20.123456Z     9566 Query    SELECT 1   tabs become blanks
///
/// Time        ␉ thread id, padded to width 5, blank, command ␉ argument, maybe several lines
/// ```
///
/// https://dev.mysql.com/doc/refman/8.4/en/query-log.html; `sql/log.cc` of MySQL writes
/// `"%s\t%5u %s\t"`.
final class MysqlGeneralLog implements LogFormat {
  private static final JsonName TIME = JsonName.of("Time");
  private static final JsonName PID = JsonName.of("PID");
  private static final JsonName PERFORM = JsonName.of("Perform");
  private static final JsonName STATEMENT = JsonName.of("Statement");

  /// Commands of two or three words: where blanks stand for tabs, nothing else tells where they end.
  /// https://github.com/mysql/mysql-server/blob/8.0/sql/sql_parse.cc (`Command_names`)
  private static final List<String> COMMANDS_WITH_BLANKS =
      List.of(
          "Binlog Dump GTID",
          "Binlog Dump",
          "Bulk execute",
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
          "Table Dump");

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

  /// Moves behind `2023-11-14T22:13:20.123456Z`, `2023-11-14T22:13:20.123456+09:00`,
  /// `231114 22:13:20` or `231114  9:13:20`, or stays before the tabs that stand for the time of the
  /// line before.
  private static boolean skipTime(Cursor message) {
    if (message.isAt('\t')) {
      return true;
    }
    int from = message.at;
    if (message.skipDigits(4, 4)) {
      return message.isAt('-') && message.skipWord() && message.at - from >= 19;
    }
    return message.skipDigits(6, 6)
        && message.skipBlanks()
        && message.skipDigits(1, 2)
        && message.skip(':')
        && message.skipDigits(2, 2)
        && message.skip(':')
        && message.skipDigits(2, 2);
  }

  /// Moves to the tab that ends the command: words of letters with one blank between them.
  private static boolean skipCommandBeforeTab(Cursor message) {
    int to = message.at;
    boolean word = false;
    while (to < message.end && (isLetter(message.text[to]) || (word && message.text[to] == ' '))) {
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
    for (String command : COMMANDS_WITH_BLANKS) {
      if (message.skip(command) && endsWord(message)) {
        return true;
      }
      message.at = from;
    }
    if (message.atEnd() || message.text[from] < 'A' || message.text[from] > 'Z') {
      return false;
    }
    while (!message.atEnd() && isLetter(message.text[message.at])) {
      message.at++;
    }
    return endsWord(message);
  }

  private static boolean endsWord(Cursor message) {
    return message.atEnd() || message.isAt('\t') || message.isAt(' ') || message.isAt('\n');
  }

  private static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }

  /// Moves behind the one tab before the argument, or all the blanks that stand for it.
  private static void skipSeparator(Cursor message) {
    if (!message.skip('\t')) {
      message.skipBlanks();
    }
  }
}
