package io.github.firehoselogs.partition;

/// Text made safe for a part of an S3 prefix.
final class PrefixText {
  private PrefixText() {}

  /// Returns `text` with what would damage a prefix changed: control characters and broken
  /// surrogates become `_`, slashes are single and stand only inside, and a folder named `.` or
  /// `..` becomes `_`. The result may be empty.
  static String safe(CharSequence text) {
    StringBuilder safe = new StringBuilder(text.length());
    int segment = 0;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? Character.codePointAt(text, i) : '/';
      i += Character.charCount(c);
      if (c != '/') {
        safe.appendCodePoint(printable(c) ? c : '_');
      } else if (safe.length() > segment) {
        replaceDots(safe, segment);
        safe.append('/');
        segment = safe.length();
      }
    }
    safe.setLength(Math.max(0, safe.length() - 1));
    return safe.toString();
  }

  private static boolean printable(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && Character.getType(codePoint) != Character.LINE_SEPARATOR
        && Character.getType(codePoint) != Character.PARAGRAPH_SEPARATOR;
  }

  private static void replaceDots(StringBuilder safe, int segment) {
    String name = safe.substring(segment);
    if (name.equals(".") || name.equals("..")) {
      safe.replace(segment, safe.length(), "_");
    }
  }
}
