package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.WholeNumber;

/// The prefix of an event, which its later lines such as `DETAIL` may repeat. With RDS's second
/// prefix, the number of the line in the session increases by one each time.
///
/// ```
/// 2023-11-14 22:13:20.123 UTC:10.0.0.1(53042):app@shop:[1234]:5:23505:2023-11-14 …:psql:ERROR:  …
/// 2023-11-14 22:13:20.123 UTC:10.0.0.1(53042):app@shop:[1234]:6:23505:2023-11-14 …:psql:DETAIL:  …
/// ```
final class RepeatedPrefix {
  private static final int MAX_DIGITS = 19;

  private final int from;
  private final int to;
  private final int numberFrom;
  private final int numberTo;
  private long number;

  /// A prefix `text[from, to)` without a line number.
  RepeatedPrefix(int from, int to) {
    this.from = from;
    this.to = to;
    this.numberFrom = from;
    this.numberTo = from;
    this.number = WholeNumber.NONE;
  }

  /// A prefix `text[from, to)` with the line number of `columns`.
  RepeatedPrefix(int from, int to, byte[] text, SessionColumns columns) {
    this.from = from;
    this.to = to;
    this.numberFrom = columns.lineNumber();
    this.numberTo = columns.endOfLineNumber();
    this.number = WholeNumber.parse(text, numberFrom, numberTo);
  }

  /// Moves past a repetition of the prefix if it is next; returns whether it was.
  boolean skip(Cursor event) {
    if (number == WholeNumber.NONE) {
      return event.skipRepetition(from, to);
    }
    int start = event.at;
    if (event.skipRepetition(from, numberFrom)) {
      int digits = event.at;
      if (event.skipDigits(1, MAX_DIGITS)
          && WholeNumber.parse(event.text, digits, event.at) == number + 1
          && event.skipRepetition(numberTo, to)) {
        number++;
        return true;
      }
    }
    event.at = start;
    return false;
  }
}
