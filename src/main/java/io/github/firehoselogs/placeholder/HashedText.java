package io.github.firehoselogs.placeholder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Shortens text that is longer than its destination allows.
public final class HashedText {
  /// The size of the suffix of a shortened text: the separator and 16 digits.
  public static final int SUFFIX_BYTES = 17;

  private static final int HASH_BYTES = 8;
  private static final HexFormat HEX = HexFormat.of();

  private HashedText() {}

  /// Returns `text` if it has at most `maxBytes` bytes of UTF-8. A longer text is cut at a
  /// character boundary and followed by `separator`, an ASCII character, and 16 hexadecimal digits,
  /// the first 64 bits of the text's SHA-256, so equal texts give equal results and different texts
  /// different ones.
  public static String shortened(String text, int maxBytes, char separator) {
    byte[] utf8 = text.length() * 3 <= maxBytes ? new byte[0] : text.getBytes(UTF_8);
    if (utf8.length <= maxBytes) {
      return text;
    }
    int kept = maxBytes - SUFFIX_BYTES;
    while ((utf8[kept] & 0xC0) == 0x80) {
      kept--;
    }
    byte[] hash = sha256().digest(utf8);
    return new String(utf8, 0, kept, UTF_8) + separator + HEX.formatHex(hash, 0, HASH_BYTES);
  }

  /// Returns a new SHA-256, which every JVM has.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
