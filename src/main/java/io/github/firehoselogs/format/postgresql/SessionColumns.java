package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// The columns that RDS's second prefix has after the process id: `%l:%e:%s:%v:%x:%c:%q%a:`.
///
/// ```
/// [1234]:5:42P01:2023-11-14 22:10:04 UTC:3/47:0:6553f3ec.4d2:psql:ERROR:  relation "x" does …
///        |  |             |               |   |      |        application_name
///        |  sql_state_code  session_start_time |   session_id: time and process id in hex
///        session_line_num      virtual_transaction_id  transaction_id
///
/// [397]:7:00000:2023-11-14 22:10:04 UTC::0:6553f3ec.18d:LOG:  checkpoint starting: time
/// ```
///
/// A background process has no application name. The name may contain colons. It is printable
/// ASCII and has at most 63 characters, where PostgreSQL 16 writes a byte that is not ASCII as four
/// characters, `\xe6`. If the name could end in more than one place, the columns are not read.
///
/// https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-LINE-PREFIX
final class SessionColumns {
  private static final JsonName SESSION_LINE_NUM = JsonName.of("session_line_num");
  private static final JsonName SESSION_START_TIME = JsonName.of("session_start_time");
  private static final JsonName VIRTUAL_TRANSACTION_ID = JsonName.of("virtual_transaction_id");
  private static final JsonName TRANSACTION_ID = JsonName.of("transaction_id");
  private static final JsonName SESSION_ID = JsonName.of("session_id");
  private static final JsonName APPLICATION_NAME = JsonName.of("application_name");

  private static final int MAX_NAME = 63;
  private static final int STATE_LENGTH = 5;
  private static final int HEX_ESCAPE = 4;
  private static final int NONE = -1;

  /// The start of each column.
  private int lineNumber;

  private int state;
  private int start;
  private int virtualTransaction;
  private int transaction;
  private int session;
  private int application;

  /// The end of the columns, before their last colon.
  private int end;

  static Schema schema() {
    return Schema.exactly(
        Field.integer(SESSION_LINE_NUM, "number of the line in the session"),
        Field.string(SESSION_START_TIME, "start of the session, as in the log"),
        Field.string(VIRTUAL_TRANSACTION_ID, "virtual transaction"),
        Field.integer(TRANSACTION_ID, "transaction, or 0"),
        Field.string(SESSION_ID, "session"),
        Field.string(APPLICATION_NAME, "name of the application"));
  }

  /// Moves past the columns if they are next; returns whether they were. The process id is
  /// `text[idFrom, idTo)`. If not, the cursor may have moved.
  boolean read(Cursor line, int idFrom, int idTo, boolean isBackground) {
    return readStatement(line)
        && readTransaction(line)
        && readSession(line, idFrom, idTo)
        && readApplication(line, isBackground);
  }

  private boolean readStatement(Cursor line) {
    lineNumber = line.at;
    boolean number = line.skipDigits(1, 19) && LogNumber.isWhole(line.text, lineNumber, line.at);
    if (!number || line.text[lineNumber] == '0' || !line.skip(':')) {
      return false;
    }
    state = line.at;
    while (!line.atEnd() && isStateByte(line.text[line.at])) {
      line.at++;
    }
    if (line.at != state + STATE_LENGTH || !line.skip(':')) {
      return false;
    }
    start = line.at;
    return PostgresqlTime.skip(line) && !PostgresqlTime.hasFraction(line, start) && line.skip(':');
  }

  private static boolean isStateByte(byte b) {
    return Cursor.isDigit(b) || (b >= 'A' && b <= 'Z');
  }

  private boolean readTransaction(Cursor line) {
    virtualTransaction = line.at;
    boolean isEmpty = line.isAt(':');
    if (!isEmpty && !(line.skipDigits(1, 10) && line.skip('/') && line.skipDigits(1, 10))) {
      return false;
    }
    if (!line.skip(':')) {
      return false;
    }
    transaction = line.at;
    return line.skipDigits(1, 19)
        && LogNumber.isWhole(line.text, transaction, line.at)
        && line.skip(':');
  }

  private boolean readSession(Cursor line, int idFrom, int idTo) {
    session = line.at;
    if (skipHex(line) < 0 || !line.skip('.')) {
      return false;
    }
    long id = skipHex(line);
    long expected = 0;
    for (int at = idFrom; at < idTo; at++) {
      expected = 10 * expected + line.text[at] - '0';
    }
    return id == expected && line.skip(':');
  }

  /// Moves past up to eight hexadecimal digits; returns their value, or -1 if there are none.
  private static long skipHex(Cursor line) {
    int from = line.at;
    int max = Math.min(line.end, from + 8);
    long value = 0;
    while (line.at < max) {
      int digit = Character.digit(line.text[line.at], 16);
      if (digit < 0) {
        break;
      }
      value = 16 * value + digit;
      line.at++;
    }
    return line.at > from ? value : NONE;
  }

  private boolean readApplication(Cursor line, boolean isBackground) {
    application = line.at;
    end = isBackground ? line.at - 1 : endOfName(line);
    line.at = end + 1;
    return end != NONE && Severity.isNext(line);
  }

  /// Returns the only place where the application name may end: the colon before a severity, which
  /// two spaces follow. Returns [#NONE] if there is none or more than one.
  private static int endOfName(Cursor line) {
    int found = NONE;
    int at = line.at;
    for (int length = 0; length <= MAX_NAME && at < line.end; length++) {
      byte b = line.text[at];
      if (b == ':' && Severity.isFollowedBySpaces(line, at + 1)) {
        if (found != NONE) {
          return NONE;
        }
        found = at;
      }
      if (b < ' ' || b > '~') {
        return found;
      }
      at += lengthOfCharacter(line, at);
    }
    return found;
  }

  private static int lengthOfCharacter(Cursor line, int at) {
    return switch (line.text[at]) {
      case '[' -> Redacted.isAt(line.text, at, line.end) ? Redacted.TEXT.length() : 1;
      case '\\' -> lengthOfEscape(line, at);
      default -> 1;
    };
  }

  private static int lengthOfEscape(Cursor line, int at) {
    Cursor escape = new Cursor(line.text, at, Math.min(line.end, at + HEX_ESCAPE));
    return escape.skip("\\x") && skipHex(escape) >= 0 ? escape.at - at : 1;
  }

  /// Returns the start of the application name. Only the columns before it have a fixed form.
  int application() {
    return application;
  }

  int lineNumber() {
    return lineNumber;
  }

  int endOfLineNumber() {
    return state - 1;
  }

  int state() {
    return state;
  }

  int endOfState() {
    return state + STATE_LENGTH;
  }

  /// Adds the columns apart from the SQLSTATE; empty ones are left out.
  void addTo(JsonLine fields, byte[] text) {
    fields.value(SESSION_LINE_NUM).append(text, lineNumber, endOfLineNumber());
    fields.text(SESSION_START_TIME, text, start, virtualTransaction - 1);
    if (transaction - 1 > virtualTransaction) {
      fields.text(VIRTUAL_TRANSACTION_ID, text, virtualTransaction, transaction - 1);
    }
    fields.value(TRANSACTION_ID).append(text, transaction, session - 1);
    fields.text(SESSION_ID, text, session, application - 1);
    if (end > application) {
      fields.text(APPLICATION_NAME, text, application, end);
    }
  }
}
