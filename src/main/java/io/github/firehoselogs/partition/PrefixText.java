package io.github.firehoselogs.partition;

import io.github.firehoselogs.placeholder.HashedText;

/// Makes text safe for use in an S3 prefix.
final class PrefixText {
  /// The minimum size of a shortened value: eight bytes of the value, and the hash.
  static final int MIN_BYTES = 8 + HashedText.SUFFIX_BYTES;

  private PrefixText() {}

  /// Returns `text` without characters that would break a prefix: control characters and unpaired
  /// surrogates become `_`, repeated, leading and trailing slashes are removed, and a folder named
  /// `.` or `..` becomes `_`. The result may be empty.
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
