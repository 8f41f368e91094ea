package io.github.firehoselogs.partition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Text made safe for a part of an S3 prefix.
final class PrefixText {
  /// What a shortened value takes at least: eight bytes of the value, and the hash.
  static final int LEAST_BYTES = 8 + 17;

  private static final HexFormat HEX = HexFormat.of();

  private PrefixText() {}

  /// Returns `text` where it has at most `maxBytes` bytes of UTF-8. Else returns as many whole
  /// characters as fit with `~` and 16 hexadecimal digits behind them, the first 64 bits
  /// of the text's SHA-256: the same for the same text at all times, another for another text.
  static String shortened(String text, int maxBytes) {
    byte[] utf8 = text.length() * 3 <= maxBytes ? new byte[0] : text.getBytes(UTF_8);
    if (utf8.length <= maxBytes) {
      return text;
    }
    String suffix = "~" + HEX.formatHex(sha256(utf8), 0, 8);
    int kept = maxBytes - suffix.length();
    while ((utf8[kept] & 0xC0) == 0x80) {
      kept--;
    }
    return new String(utf8, 0, kept, UTF_8) + suffix;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

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
