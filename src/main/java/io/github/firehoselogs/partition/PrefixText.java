package io.github.firehoselogs.partition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes text safe for use in an S3 prefix.
final class PrefixText {
  /// The minimum size of a shortened value: eight bytes of the value, and the hash.
  static final int MIN_BYTES = 8 + 17;

  private static final HexFormat HEX = HexFormat.of();

  private PrefixText() {}

  /// Returns `text` if it has at most `maxBytes` bytes of UTF-8. A longer text is cut at a
  /// character boundary and followed by `~` and 16 hexadecimal digits, the first 64 bits of the
  /// text's SHA-256, so equal texts give equal results and different texts different ones.
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
