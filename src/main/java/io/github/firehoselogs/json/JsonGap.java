package io.github.firehoselogs.json;

/// Skips white space and byte-order marks before, between and after JSON documents.
public final class JsonGap {
  private JsonGap() {}

  /// Returns the offset of the first byte in `[from, to)` that is neither white space nor part of a
  /// byte-order mark (`ef bb bf`), or `to`.
  public static int skip(byte[] json, int from, int to) {
    int at = from;
    while (at < to) {
      if (JsonScanner.isWhitespace(json[at])) {
        at++;
      } else if (isByteOrderMark(json, at, to)) {
        at += 3;
      } else {
        return at;
      }
    }
    return to;
  }

  private static boolean isByteOrderMark(byte[] json, int at, int to) {
    return to - at >= 3
        && json[at] == (byte) 0xEF
        && json[at + 1] == (byte) 0xBB
        && json[at + 2] == (byte) 0xBF;
  }
}
