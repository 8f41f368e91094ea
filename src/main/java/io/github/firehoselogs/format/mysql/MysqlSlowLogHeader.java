package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.mysql.MysqlSlowLogEntry.Put;

/// Reads the header of an entry of the slow query log: the lines before the statement that begin
/// with `#`.
///
/// ```
/// # Time: 2023-11-14T22:13:20.123456Z
/// # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8
/// # Query_time: 0.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1
/// # No InnoDB statistics available for this query
/// ```
///
/// A line of any other kind is skipped if the header continues after it, or if `use …;` or `SET …;`
/// follows. If the statement follows directly, the line may be a comment and becomes part of the
/// statement.
final class MysqlSlowLogHeader {
  private static final String TIME = "# Time: ";
  private static final String USER_AND_HOST = "# User@Host: ";
  private static final String COMMAND = "# administrator command: ";
  private static final String HOST = "] @ ";

  /// The maximum size of a field's name in bytes.
  private static final int MAX_NAME_BYTES = 64;

  private final Cursor message;
  private final MysqlSlowLogEntry entry;
  private boolean hasUser;
  private boolean hasDuplicate;

  private MysqlSlowLogHeader(Cursor message, MysqlSlowLogEntry entry) {
    this.message = message;
    this.entry = entry;
  }

  /// Moves to the first line after the header. Returns false if a line contradicts another or has
  /// an invalid value.
  static boolean read(Cursor message, MysqlSlowLogEntry entry) {
    return new MysqlSlowLogHeader(message, entry).readLines();
  }

  private boolean readLines() {
    int unknown = -1;
    while (message.isAt('#') && !isCommand()) {
      int line = message.at;
      Put put = readLine();
      if (put == Put.INVALID || (put == Put.ACCEPTED && hasDuplicate)) {
        return false;
      }
      hasDuplicate |= put == Put.DUPLICATE;
      if (put == Put.ACCEPTED) {
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
    return !continues || !hasDuplicate;
  }

  private boolean isCommand() {
    int from = message.at;
    boolean command = message.skip(COMMAND);
    message.at = from;
    return command;
  }

  /// Returns whether a line that the server writes between header and statement is next.
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
      return time ? entry.put(MysqlSlowLogField.TIME, from, end) : Put.INVALID;
    }
    if (message.skip("# explain: ")) {
      entry.extend(MysqlSlowLogField.EXPLAIN, message.at, end);
      return Put.ACCEPTED;
    }
    if (message.skip(USER_AND_HOST)) {
      if (!readUserAndHost(end)) {
        return Put.INVALID;
      }
      boolean second = hasUser;
      hasUser = true;
      return second ? Put.DUPLICATE : readPairs(end);
    }
    return message.skip("# No InnoDB statistics available") ? Put.ACCEPTED : readPairsOfLine(end);
  }

  /// Reads a line such as `# Query_time: 0.000123 …`. Returns [Put#UNKNOWN] if it is of another
  /// kind.
  private Put readPairsOfLine(int end) {
    message.at++;
    message.skipBlanks();
    int first = message.at;
    Put put = readPairs(end);
    boolean nothingRead = message.at == first;
    return put == Put.ACCEPTED || nothingRead ? put : Put.INVALID;
  }

  /// Reads `root[root] @ localhost [127.0.0.1]`. User names may contain brackets, hosts may not.
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

  /// Returns the end of `[REDACTED]` at `from`, or `from` if it is not there. Its brackets are not
  /// those of the line.
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

  /// Reads `Query_time: 0.000123 Lock_time: 0.000001 Schema: QC_hit: No` up to `end`. Stops before
  /// a pair that is not accepted.
  private Put readPairs(int end) {
    message.skipBlanks();
    Put put = Put.ACCEPTED;
    while (message.at < end && put == Put.ACCEPTED) {
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
    if (put != Put.ACCEPTED) {
      message.at = name;
    }
    return put;
  }

  /// Moves past a name and its colon if they are next and a space or the end follows; returns
  /// whether they were.
  private boolean skipName(int end) {
    int from = message.at;
    int max = Math.min(end, from + MAX_NAME_BYTES);
    while (message.at < max && isNameByte(message.text[message.at])) {
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

  /// Moves past a value, to the next name or to `end`. Returns the end of the value without
  /// trailing spaces.
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

  /// Returns the index of the next space or tab, or `end`.
  private static int blankFrom(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] != ' ' && text[at] != '\t') {
      at++;
    }
    return at;
  }

  private static boolean isNameByte(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '_';
  }

  /// Returns the end of the message without a last line `# Time: …`, which begins the next entry,
  /// and without the line break before it. Returns `to` if there is no such line.
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

  /// Returns whether the line with user and host is next. The cursor may move within the line.
  static boolean isUserAndHost(Cursor line) {
    return line.skip(USER_AND_HOST)
        && new MysqlSlowLogHeader(line, new MysqlSlowLogEntry(line.text))
            .readUserAndHost(line.lineEnd());
  }

  /// Returns whether a line with the time of an entry is next. The cursor may move within the line.
  static boolean isTime(Cursor line) {
    return line.skip(TIME);
  }
}
