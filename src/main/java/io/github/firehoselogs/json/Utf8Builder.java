package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A growable buffer of UTF-8 text. Not thread-safe.
///
/// Appended bytes are copied. The length stays below [#MAX_BYTES]; growing past it throws
/// [OutOfMemoryError], like an array that is too large.
public final class Utf8Builder {
  /// The maximum size of an array in every JVM: 2,147,483,639 bytes.
  static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private byte[] bytes;
  private int length;

  /// An empty builder that can hold `capacityBytes` before it has to grow.
  public Utf8Builder(int capacityBytes) {
    bytes = new byte[Math.max(16, capacityBytes)];
  }

  /// Returns the number of bytes appended so far.
  public int length() {
    return length;
  }

  /// Appends one byte, the low eight bits of `value`.
  public Utf8Builder append(int value) {
    ensureRoomFor(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /// Appends all of `source`.
  public Utf8Builder append(byte[] source) {
    return append(source, 0, source.length);
  }

  /// Appends the bytes of `source` in the half-open range `[from, to)`.
  public Utf8Builder append(byte[] source, int from, int to) {
    ensureRoomFor(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /// Appends `text` in UTF-8. An unpaired surrogate becomes U+FFFD, the replacement character.
  public Utf8Builder append(String text) {
    return append(wellFormed(text).getBytes(UTF_8));
  }

  /// Appends one character in UTF-8. An unpaired surrogate becomes U+FFFD: UTF-8 cannot represent it.
  public Utf8Builder appendCodePoint(int codePoint) {
    if (codePoint < 0x80) {
      return append(codePoint);
    }
    if (codePoint < 0x800) {
      return append(0xC0 | codePoint >> 6).append(continuation(codePoint));
    }
    if (codePoint >= 0x10000) {
      return append(0xF0 | codePoint >> 18)
          .append(continuation(codePoint >> 12))
          .append(continuation(codePoint >> 6))
          .append(continuation(codePoint));
    }
    boolean surrogate = Character.isSurrogate((char) codePoint);
    int written = surrogate ? REPLACEMENT_CHARACTER : codePoint;
    return append(0xE0 | written >> 12)
        .append(continuation(written >> 6))
        .append(continuation(written));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  /// Returns the array that contains the bytes, up to [#length]. It is valid until something is
  /// appended.
  public byte[] array() {
    return bytes;
  }

  /// Keeps only the first `newLength` bytes.
  public void truncate(int newLength) {
    if (newLength < 0 || newLength > length) {
      throw new IllegalArgumentException("length not in 0.." + length + ": " + newLength);
    }
    length = newLength;
  }

  /// Returns a copy of the first `count` bytes.
  public byte[] copyOf(int count) {
    return Arrays.copyOf(bytes, Math.min(count, length));
  }

  /// Returns a copy of all bytes appended so far.
  public byte[] toByteArray() {
    return copyOf(length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
  }

  private void ensureRoomFor(int moreBytes) {
    if (moreBytes > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, nextCapacity(bytes.length, (long) length + moreBytes));
    }
  }

  /// Returns the next capacity of an array of `have` bytes that has to hold `need`: twice `have`,
  /// so that appending takes amortized constant time per byte, or `need` if that is larger.
  private static int nextCapacity(int have, long need) {
    if (need > MAX_BYTES) {
      throw new OutOfMemoryError("more than " + MAX_BYTES + " bytes in one array: " + need);
    }
    return (int) Math.clamp(2L * have, need, (long) MAX_BYTES);
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }
}
