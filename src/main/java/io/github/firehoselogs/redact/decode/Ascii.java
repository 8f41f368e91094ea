package io.github.firehoselogs.redact.decode;

/// Classes of ASCII characters. Bytes of longer UTF-8 sequences are negative and belong to none of
/// them.
public final class Ascii {
  private Ascii() {}

  /// Returns whether `text[at]` is a digit; false if `at` is not in `[0, length)`.
  public static boolean isDigit(byte[] text, int at, int length) {
    return at >= 0 && at < length && isDigit(text[at]);
  }

  /// Returns whether `b` is a digit.
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// Returns whether `b` is a letter.
  public static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }

  /// Returns whether `text[at]` is a letter or a digit; false if `at` is not in `[0, length)`.
  public static boolean isLetterOrDigit(byte[] text, int at, int length) {
    return at >= 0 && at < length && (isLetter(text[at]) || isDigit(text[at]));
  }

  /// Returns whether `text[at]` is a letter, a digit or `_`; false if `at` is not in `[0, length)`.
  public static boolean isWord(byte[] text, int at, int length) {
    return at >= 0 && at < length && isWord(text[at]);
  }

  /// Returns whether `b` is a letter, a digit or `_`.
  public static boolean isWord(byte b) {
    return isLetter(b) || isDigit(b) || b == '_';
  }

  /// Returns whether `text[at, length)` begins with `word`, which is in lower case, ignoring case.
  public static boolean startsWith(byte[] text, int at, int length, String word) {
    if (at + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[at + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
