package io.github.firehoselogs.text;

/// A JSON object from elsewhere, made part of a line of JSON.
public final class OneLineJson {
  /// Levels of nesting that are taken: readers refuse more than 1,000, Jackson among them, and the
  /// object will stand inside another one.
  private static final int MAX_DEPTH = 900;

  /// Digits in a row that are taken: Jackson refuses numbers of more than 1,000.
  private static final int MAX_DIGITS = 900;

  private OneLineJson() {}

  /// Appends the object in `[from, to)`, as it is but for line breaks between its tokens, and
  /// returns true. Returns false, and appends nothing, where there is anything but white space and
  /// one valid JSON object that every reader takes.
  public static boolean appendObject(byte[] json, int from, int to, Utf8Builder out) {
    int start = JsonScanner.skipBlank(json, from, to);
    if (start == to || json[start] != '{') {
      return false;
    }
    int end = JsonScanner.skipValue(json, start, to, MAX_DEPTH);
    if (end == JsonScanner.INVALID
        || JsonScanner.skipBlank(json, end, to) != to
        || (end - start > MAX_DIGITS && hasLongNumber(json, start, end))) {
      return false;
    }
    appendWithoutLineBreaks(json, start, end, out);
    return true;
  }

  /// Strings hold no raw line break, so each one is white space between two tokens.
  private static void appendWithoutLineBreaks(byte[] json, int from, int to, Utf8Builder out) {
    int run = from;
    for (int at = from; at < to; at++) {
      if (json[at] == '\n' || json[at] == '\r') {
        out.append(json, run, at);
        run = at + 1;
      }
    }
    out.append(json, run, to);
  }

  private static boolean hasLongNumber(byte[] json, int from, int to) {
    int digits = 0;
    for (int at = from; at < to; at++) {
      digits = json[at] >= '0' && json[at] <= '9' ? digits + 1 : 0;
      if (digits > MAX_DIGITS) {
        return true;
      }
    }
    return false;
  }
}
