package io.github.firehoselogs.format;

/// The replacement of a secret. Redaction comes before the transforms, so formats may find it in
/// place of an address or a user.
public final class Redacted {
  /// The text that replaces every secret.
  public static final String TEXT = "[REDACTED]";

  private Redacted() {}

  /// Returns whether `text[from, to)` begins with the replacement.
  public static boolean isAt(byte[] text, int from, int to) {
    if (from + TEXT.length() > to) {
      return false;
    }
    for (int i = 0; i < TEXT.length(); i++) {
      if (text[from + i] != TEXT.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Returns whether `text[from, to)` equals the replacement.
  public static boolean is(byte[] text, int from, int to) {
    return to - from == TEXT.length() && isAt(text, from, to);
  }
}
