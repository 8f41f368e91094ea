package io.github.firehoselogs.format;

/// The text that takes the place of a secret. Redaction comes before the transforms, so they find it
/// in the columns of addresses and users.
public final class Redacted {
  public static final String TEXT = "[REDACTED]";

  private Redacted() {}

  /// Returns whether `text[from, to)` begins with it.
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

  /// Returns whether `text[from, to)` is nothing else.
  public static boolean is(byte[] text, int from, int to) {
    return to - from == TEXT.length() && isAt(text, from, to);
  }
}
