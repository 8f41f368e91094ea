package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.mysql.MysqlSlowLogEntry.Put;

/// The lines of an entry of the slow query log that begin with `#`, before its statement.
///
/// ```
/// # Time: 2023-11-14T22:13:20.123456Z
/// # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8
/// # Query_time: 0.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1
/// # No InnoDB statistics available for this query
/// ```
///
/// A line of another kind is skipped if the header continues after it, or ends at `use …;` or
/// `SET …;`. If a statement follows at once, the line may be a comment of it, and is left there.
final class MysqlSlowLogHeader {
  private static final String TIME = "# Time: ";
  private static final String USER_AND_HOST = "# User@Host: ";
  private static final String COMMAND = "# administrator command: ";
  private static final String HOST = "] @ ";

  /// Bytes of the longest name that a field may have.
  private static final int MAX_NAME_BYTES = 64;

  private final Cursor message;
  private final MysqlSlowLogEntry entry;
  private boolean hasUser;
  private boolean hasSecond;

  private MysqlSlowLogHeader(Cursor message, MysqlSlowLogEntry entry) {
    this.message = message;
    this.entry = entry;
  }

  /// Moves to the first line that is not of the header; returns false if a line contradicts another
  /// or has a value that it cannot have.
  static boolean read(Cursor message, MysqlSlowLogEntry entry) {
    return new MysqlSlowLogHeader(message, entry).readLines();
  }

  private boolean readLines() {
    int unknown = -1;
    while (message.isAt('#') && !isCommand()) {
      int line = message.at;
      Put put = readLine();
      if (put == Put.WRONG || (put == Put.TAKEN && hasSecond)) {
        return false;
      }
      hasSecond |= put == Put.SECOND;
      if (put == Put.TAKEN) {
        unknown = -1;
      } else if (unknown < 0) {
        unknown = line;
      }
      message.skipLine();
    }
    if (unknown < 0) {
      return true;
    }
    boolean continues = isCommand() || isAtBody();
    if (!continues) {
      message.at = unknown;
    }
    return !continues || !hasSecond;
  }

  private boolean isCommand() {
    int from = message.at;
    boolean command = message.skip(COMMAND);
    message.at = from;
    return command;
  }

  /// Returns whether a line is next that the server writes between the header and the statement.
  private boolean isAtBody() {
    int from = message.at;
    boolean body = message.skip("use ") || message.skip("SET ");
    message.at = from;
    return body;
  }

  private Put readLine() {
    int end = message.lineEnd();
    if (message.skip(TIME)) {
      int from = message.at;
      boolean time = LogTime.skip(message) && message.at == end;
      return time ? entry.put(MysqlSlowLogField.TIME, from, end) : Put.WRONG;
    }
    if (message.skip("# explain: ")) {
      entry.extend(MysqlSlowLogField.EXPLAIN, message.at, end);
      return Put.TAKEN;
    }
    if (message.skip(USER_AND_HOST)) {
      if (!readUserAndHost(end)) {
        return Put.WRONG;
      }
      boolean second = hasUser;
      hasUser = true;
      return second ? Put.SECOND : readPairs(end);
    }
    return message.skip("# No InnoDB statistics available") ? Put.TAKEN : readPairsOfLine(end);
  }

  /// Reads `# Query_time: 0.000123 …`, or says that the line is of another kind.
  private Put readPairsOfLine(int end) {
    message.at++;
    message.skipBlanks();
    int first = message.at;
    Put put = readPairs(end);
    boolean nothingTaken = message.at == first;
    return put == Put.TAKEN || nothingTaken ? put : Put.WRONG;
  }

  /// Reads `root[root] @ localhost [127.0.0.1]`. Names of users may have brackets, hosts not.
  private boolean readUserAndHost(int end) {
    int from = message.at;
    message.at = afterRedacted(message.text, from, end);
    if (!message.moveInLineTo('[')) {
      return false;
    }
    int bracket = message.at;
    int userTo = lastHost(message.text, bracket, end);
    message.at = userTo + HOST.length();
    int hostFrom = message.at;
    message.at = afterRedacted(message.text, hostFrom, end);
    if (userTo < 0 || !message.moveInLineTo('[')) {
      return false;
    }
    entry.put(MysqlSlowLogField.USER, bracket + 1, userTo);
    if (!message.sameText(from, bracket, bracket + 1, userTo)) {
      entry.put(MysqlSlowLogField.CURRENT_USER, from, bracket);
    }
    entry.put(MysqlSlowLogField.HOST, hostFrom, message.at - 1);
    int ip = message.at + 1;
    message.at = afterRedacted(message.text, ip, end);
    boolean closed = message.moveInLineTo(']');
    entry.put(MysqlSlowLogField.IP, ip, message.at);
    message.at++;
    return closed;
  }

  /// Returns the end of `[REDACTED]` at `from`, whose brackets are not those of the line, or `from`.
  private static int afterRedacted(byte[] text, int from, int end) {
    return Redacted.isAt(text, from, end) ? from + Redacted.TEXT.length() : from;
  }

  private static int lastHost(byte[] text, int from, int end) {
    Cursor cursor = new Cursor(text, end, end);
    do {
      cursor.at--;
    } while (cursor.at >= from && !cursor.skip(HOST));
    return cursor.at >= from ? cursor.at - HOST.length() : -1;
  }

  /// Reads `Query_time: 0.000123  Lock_time: 0.000001 Schema:   QC_hit: No` up to `end`. Stays
  /// before a pair that it does not take.
  private Put readPairs(int end) {
    message.skipBlanks();
    Put put = Put.TAKEN;
    while (message.at < end && put == Put.TAKEN) {
      put = readPair(end);
    }
    return put;
  }

  private Put readPair(int end) {
    int name = message.at;
    if (!skipName(end)) {
      return Put.UNKNOWN;
    }
    int nameTo = message.at - 1;
    message.skipBlanks();
    int value = message.at;
    int valueTo = skipValue(end);
    Put put = entry.putPair(name, nameTo, value, valueTo);
    if (put != Put.TAKEN) {
      message.at = name;
    }
    return put;
  }

  /// Moves after a name and its colon if they are next, and a blank or the end after them.
  private boolean skipName(int end) {
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

  /// Moves to the next name or to `end`; returns the end of the value, without trailing blanks.
  private int skipValue(int end) {
    int valueTo = message.at;
    int word = message.at;
    while (word < end && !skipName(end)) {
      valueTo = blankFrom(message.text, word, end);
      message.at = valueTo;
      message.skipBlanks();
      word = message.at;
    }
    message.at = word;
    return valueTo;
  }

  /// Returns the index of the next blank or tab is, or `end`.
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

  /// Returns the end of the message without `# Time: …` as its last line, which is the first line of
  /// the next entry, and the line break before it; or `to` if there is none.
  static int endWithoutTime(byte[] text, int from, int to) {
    int end = MysqlServerHeader.withoutLineBreak(text, from, to);
    if (end == from || !(Cursor.isDigit(text[end - 1]) || text[end - 1] == 'Z')) {
      return to;
    }
    int start = MysqlServerHeader.startOfLine(text, from, end);
    Cursor line = new Cursor(text, start, end);
    boolean time = start > from && line.skip(TIME) && LogTime.skip(line) && line.atEnd();
    return time ? MysqlServerHeader.withoutLineBreak(text, from, start) : to;
  }

  /// Returns whether the line that is next is the one with user and host, and moves in it.
  static boolean isUserAndHost(Cursor line) {
    return line.skip(USER_AND_HOST)
        && new MysqlSlowLogHeader(line, new MysqlSlowLogEntry(line.text))
            .readUserAndHost(line.lineEnd());
  }

  /// Returns whether a line with the time of an entry is next, and moves in it.
  static boolean isTime(Cursor line) {
    return line.skip(TIME);
  }
}
