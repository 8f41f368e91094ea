package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IsoTime;
import io.github.firehoselogs.format.LogTime;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;

/// A line of text that a logger of one of Lambda's runtimes wrote.
///
/// ```
/// 2023-11-14T22:13:20.123Z␉8e2b…-…-…␉INFO␉text                 Node.js; .NET: info, fail, …
/// 2023-11-14T22:13:20.123Z␉undefined␉INFO␉text                 before the first invocation
/// 2023-11-14T22:13:20.123Z␉8e2b…-…-…␉ERROR␉Invoke Error ␉{…}   Node.js, an exception
/// [INFO]␉2023-11-14T22:13:20.123Z␉8e2b…-…-…␉text               Python
/// [ERROR] KeyError: 'a'⏎Traceback (most recent call last):⏎…   Python, an exception
/// [INFO] text                                                  Java, LambdaLogger
/// 2023-11-14 22:13:20 8e2b…-…-… INFO  Handler - text           Java, Log4j 2
/// I, [2023-11-14T22:13:20.123456 #8]  INFO 8e2b…-…-… -- : text Ruby
/// 2023/11/14 22:13:20 text                                     Go
/// ```
///
/// The text is the rest of the line and may have several lines. It is empty at most, never absent,
/// so a line that was cut before it is unmatched. The id is missing or `undefined` outside an
/// invocation. Ruby's process id (`#8`) is left out; the name of the program stays in the text.
final class LambdaLine {
  /// The levels of Node.js, Python and Java. If one is a prefix of another, the character
  /// after it tells them apart.
  private static final String[] LEVELS = {
    "INFO", "ERROR", "WARN", "DEBUG", "WARNING", "TRACE", "FATAL", "CRITICAL"
  };

  /// The levels of .NET.
  private static final String[] DOTNET_LEVELS = {"info", "fail", "warn", "dbug", "trce", "crit"};

  private static final String[] RUBY_LEVELS = {"INFO", "ERROR", "WARN", "DEBUG", "FATAL", "ANY"};

  private static final String UNDEFINED = "undefined";
  private static final int MAX_PROCESS_DIGITS = 10;

  private final Cursor line;
  private int timeFrom;
  private int timeTo;
  private int idFrom;
  private int idTo;
  private int levelFrom;
  private int levelTo;

  private LambdaLine(Cursor line) {
    this.line = line;
  }

  /// Reads the whole `line`; returns whether a logger wrote it. If not, it adds no fields, and the
  /// cursor may have moved.
  static boolean read(Cursor line, JsonLine fields) {
    LambdaLine parts = new LambdaLine(line);
    if (line.atEnd() || !parts.readHead()) {
      return false;
    }
    parts.add(LambdaText.TIMESTAMP, parts.timeFrom, parts.timeTo, fields);
    parts.add(LambdaText.LEVEL, parts.levelFrom, parts.levelTo, fields);
    parts.add(LambdaText.REQUEST_ID, parts.idFrom, parts.idTo, fields);
    LambdaText.add(line.text, line.at, line.end, fields);
    return true;
  }

  private void add(JsonName name, int from, int to, JsonLine fields) {
    if (from < to) {
      fields.text(name, line.text, from, to);
    }
  }

  /// Moves to the text if a head of any runtime is next; returns whether it was.
  private boolean readHead() {
    if (line.isAt('[')) {
      return readBracket();
    }
    if (!Cursor.isDigit(line.text[line.at])) {
      return readRuby();
    }
    int from = line.at;
    return readNode() || (restart(from) && readLog4j()) || (restart(from) && readGo());
  }

  /// Moves back to `from` and forgets the id that was read since; returns true.
  private boolean restart(int from) {
    line.at = from;
    idTo = idFrom;
    return true;
  }

  private boolean readNode() {
    return readIsoTime()
        && line.skip('\t')
        && readIdOrNone()
        && (readLevel(LEVELS, '\t') || readLevel(DOTNET_LEVELS, '\t'))
        && line.skip('\t');
  }

  /// Reads `[INFO]␉…` with time and id, or `[INFO] text`.
  private boolean readBracket() {
    line.skip('[');
    if (!readLevel(LEVELS, ']')) {
      return false;
    }
    line.skip(']');
    return line.skip(' ')
        || (line.skip('\t') && readIsoTime() && line.skip('\t') && readIdOrNone());
  }

  private boolean readLog4j() {
    return readLogTime()
        && line.skip(' ')
        && readId()
        && line.skip(' ')
        && readLevel(LEVELS, ' ')
        && line.skipBlanks();
  }

  /// Reads `I, [time #pid]  LEVEL id -- : `. The first letter is that of the level.
  private boolean readRuby() {
    int severity = line.at;
    line.at++;
    if (!line.skip(", [")
        || !readLogTime()
        || !line.skip(" #")
        || !line.skipDigits(1, MAX_PROCESS_DIGITS)
        || !line.skip("] ")) {
      return false;
    }
    line.skipBlanks();
    if (!readLevel(RUBY_LEVELS, ' ') || line.text[severity] != line.text[levelFrom]) {
      return false;
    }
    line.skip(' ');
    readId();
    line.skip(' ');
    boolean separated = line.skip("-- ");
    line.skip(": ");
    return separated;
  }

  private boolean readGo() {
    timeFrom = line.at;
    boolean time =
        line.skipDigits(4, 4)
            && line.skip('/')
            && line.skipDigits(2, 2)
            && line.skip('/')
            && line.skipDigits(2, 2)
            && line.skip(' ')
            && line.skipDigits(2, 2)
            && line.skip(':')
            && line.skipDigits(2, 2)
            && line.skip(':')
            && line.skipDigits(2, 2)
            && (!line.skip('.') || line.skipDigits(6, 6));
    timeTo = line.at;
    return time && line.skip(' ');
  }

  private boolean readIsoTime() {
    timeFrom = line.at;
    boolean time = IsoTime.skip(line);
    timeTo = line.at;
    return time;
  }

  private boolean readLogTime() {
    timeFrom = line.at;
    boolean time = LogTime.skip(line);
    timeTo = line.at;
    return time;
  }

  /// Reads an id, `undefined` or nothing, and the tab after it; returns whether there is a tab.
  private boolean readIdOrNone() {
    if (!readId()) {
      line.skip(UNDEFINED);
    }
    return line.skip('\t');
  }

  private boolean readId() {
    int from = line.at;
    if (!RequestId.skip(line)) {
      line.at = from;
      return false;
    }
    idFrom = from;
    idTo = line.at;
    return true;
  }

  /// Moves past one of `levels` if it is next with `end` after it; returns whether it was.
  private boolean readLevel(String[] levels, char end) {
    int from = line.at;
    for (String level : levels) {
      if (line.skip(level) && line.isAt(end)) {
        levelFrom = from;
        levelTo = line.at;
        return true;
      }
      line.at = from;
    }
    return false;
  }
}
