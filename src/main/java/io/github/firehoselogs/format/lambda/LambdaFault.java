package io.github.firehoselogs.format.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IsoTime;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Slice;

/// Reads the text that Lambda logs for a failed invocation. The Logs API has the same text as the
/// `record` of a `platform.fault`, and the caller gets it as `errorMessage`.
///
/// ```
/// 2024-06-10T06:13:20.123Z 8e2b…-…-… Task timed out after 31.04 seconds
/// RequestId: 8e2b…-…-… Error: Runtime exited with error: signal: killed⏎
/// Runtime.ExitError                                                       often left out
/// RequestId: 8e2b…-…-… Process exited before completing request
/// ```
final class LambdaFault {
  private static final Slice TIMEOUT = constant("timeout");
  private static final Slice ERROR = constant("error");
  private static final Slice EXIT_ERROR = constant("Runtime.ExitError");
  private static final String TIMED_OUT = "Task timed out after ";
  private static final int MAX_SECONDS_DIGITS = 9;
  private static final int MILLIS_DIGITS = 3;

  private LambdaFault() {}

  private static Slice constant(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return new Slice(bytes, 0, bytes.length);
  }

  /// Reads all of `line` and adds its values to `values`; returns whether it is a fault.
  static boolean read(Cursor line, LambdaValues values) {
    return line.skip("RequestId: ") ? readExit(line, values) : readTimeout(line, values);
  }

  private static boolean readTimeout(Cursor line, LambdaValues values) {
    int from = line.at;
    if (!IsoTime.skip(line)) {
      return false;
    }
    values.put(LambdaField.TIME, new Slice(line.text, from, line.at));
    return line.skipBlanks() && readRequestId(line, values) && readSeconds(line, values);
  }

  /// Reads the id and the spaces after it.
  private static boolean readRequestId(Cursor line, LambdaValues values) {
    int from = line.at;
    if (!RequestId.skip(line)) {
      return false;
    }
    values.put(LambdaField.REQUEST_ID, new Slice(line.text, from, line.at));
    return line.skipBlanks();
  }

  private static boolean readSeconds(Cursor line, LambdaValues values) {
    int from = line.at;
    if (!line.skip(TIMED_OUT)) {
      return false;
    }
    int seconds = line.at;
    line.skipDigits(1, MAX_SECONDS_DIGITS);
    int point = line.at;
    if (line.skip('.')) {
      line.skipDigits(1, MILLIS_DIGITS);
    }
    int end = line.at;
    if (!LogNumber.isNumber(line.text, seconds, end) || !line.skip(" seconds")) {
      return false;
    }
    values.put(LambdaField.STATUS, TIMEOUT);
    values.put(LambdaField.ERROR_MESSAGE, new Slice(line.text, from, line.at));
    values.put(LambdaField.DURATION_MS, millis(line.text, seconds, point, end));
    return skipSpace(line) && line.atEnd();
  }

  /// Returns the seconds in `text[from, to)`, whose decimal point is at `point`, as milliseconds.
  private static Slice millis(byte[] text, int from, int point, int to) {
    byte[] millis = new byte[point - from + MILLIS_DIGITS];
    for (int i = 0; i < millis.length; i++) {
      int at = from + i < point ? from + i : from + i + 1;
      millis[i] = at < to ? text[at] : (byte) '0';
    }
    int first = 0;
    while (first < millis.length - 1 && millis[first] == '0') {
      first++;
    }
    return new Slice(millis, first, millis.length);
  }

  private static boolean readExit(Cursor line, LambdaValues values) {
    if (!readRequestId(line, values)) {
      return false;
    }
    boolean named = line.skip("Error: ");
    int from = line.at;
    int end = line.lineEnd();
    boolean exit = line.skip(named ? "Runtime exited" : "Process exited before completing request");
    if (from == end || (!named && line.at != end)) {
      return false;
    }
    line.at = end;
    values.put(LambdaField.STATUS, ERROR);
    values.put(LambdaField.ERROR_MESSAGE, new Slice(line.text, from, end));
    skipSpace(line);
    return line.atEnd() ? exit && putExitError(values) : readErrorType(line, values);
  }

  private static boolean putExitError(LambdaValues values) {
    values.put(LambdaField.ERROR_TYPE, EXIT_ERROR);
    return true;
  }

  /// Reads `Runtime.ExitError`, the last line.
  private static boolean readErrorType(Cursor line, LambdaValues values) {
    int from = line.at;
    if (!line.skipLetters() || !line.skip('.') || !line.skipLetters()) {
      return false;
    }
    values.put(LambdaField.ERROR_TYPE, new Slice(line.text, from, line.at));
    return skipSpace(line) && line.atEnd();
  }

  /// Moves past white space; returns true.
  private static boolean skipSpace(Cursor line) {
    while (!line.atEnd() && line.text[line.at] <= ' ' && line.text[line.at] >= '\t') {
      line.at++;
    }
    return true;
  }
}
