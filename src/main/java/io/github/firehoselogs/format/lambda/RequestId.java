package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;

/// Recognizes the id of an invocation: `8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c`.
public final class RequestId {
  private RequestId() {}

  /// Moves past an id if one is next; returns whether it was. If not, the cursor may have moved.
  static boolean skip(Cursor line) {
    return skipHexDigits(line, 8)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 12);
  }

  private static boolean skipHexDigits(Cursor line, int count) {
    for (int i = 0; i < count; i++) {
      if (line.atEnd() || Character.digit(line.text[line.at], 16) < 0) {
        return false;
      }
      line.at++;
    }
    return true;
  }
}
