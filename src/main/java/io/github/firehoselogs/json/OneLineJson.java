package io.github.firehoselogs.json;

/// Copies a JSON object into a line of JSON.
public final class OneLineJson {
  /// The maximum depth of nesting. Jackson and other readers refuse more than 1,000 levels, and the
  /// object will be nested inside another one.
  private static final int MAX_DEPTH = 900;

  /// The maximum number of consecutive digits. Jackson refuses numbers of more than 1,000.
  private static final int MAX_DIGITS = 900;

  private OneLineJson() {}

  /// Appends the object in `json[from, to)` without the line breaks between its tokens, and returns
  /// true. Returns false, and appends nothing, if the range contains anything other than white
  /// space and one valid JSON object that every reader accepts.
  public static boolean appendObject(byte[] json, int from, int to, Utf8Builder out) {
    int start = JsonScanner.skipWhitespace(json, from, to);
    if (start == to || json[start] != '{') {
      return false;
    }
    int end = JsonScanner.skipValue(json, start, to, MAX_DEPTH);
    if (end == JsonScanner.INVALID
        || JsonScanner.skipWhitespace(json, end, to) != to
        || (end - start > MAX_DIGITS && hasLongNumber(json, start, end))) {
      return false;
    }
    appendWithoutLineBreaks(json, start, end, out);
    return true;
  }

  /// Appends `json[from, to)` without line breaks. Strings contain no raw line breaks, so each one
  /// is white space between two tokens.
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
