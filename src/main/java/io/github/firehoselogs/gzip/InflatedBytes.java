package io.github.firehoselogs.gzip;

import java.util.Arrays;

/// The bytes inflated so far, in one array that is reused for the next record. The array grows as
/// bytes are inflated, to at most twice their number and never above the limit.
public final class InflatedBytes {
  private static final int FIRST_BYTES = 4096;
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private byte[] array = NOTHING;
  private int length;
  private long claimed;

  /// A record that inflates to more than `maxBytes` bytes is refused.
  public InflatedBytes(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Starts a new record, with an initial capacity of at most `trustedBytes` of the `claimedBytes`
  /// that the gzip trailer announces.
  void clear(long claimedBytes, long trustedBytes) {
    length = 0;
    claimed = claimedBytes;
    int capacity = (int) Math.min(Math.min(claimedBytes, trustedBytes), maxBytes);
    if (array.length < capacity) {
      release(); // Avoids two large arrays at once.
      array = new byte[capacity];
    }
  }

  private void release() {
    array = NOTHING;
  }

  /// Returns the size of the array in bytes.
  public int capacity() {
    return array.length;
  }

  /// Returns the array. The next bytes are inflated into it from [#length] on.
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /// Returns the number of unused bytes at the end of the array.
  int room() {
    return array.length - length;
  }

  /// Records that `bytes` bytes were written to the array from [#length] on.
  void written(int bytes) {
    length += bytes;
  }

  /// Adds a byte, growing the array if it is full.
  void add(byte added) throws MalformedGzipException {
    if (length == maxBytes) {
      throw new MalformedGzipException(
          "gzip: more than MAX_ENVELOPE_BYTES=" + maxBytes + " bytes when decompressed");
    }
    if (length == array.length) {
      array = Arrays.copyOf(array, (int) Math.min(maxBytes, nextCapacity()));
    }
    array[length++] = added;
  }

  /// Returns the next size of the array. It is the claimed size if that is at most twice the
  /// current one, so that a correct claim leaves no unused room.
  private long nextCapacity() {
    long twice = Math.max(2L * length, FIRST_BYTES);
    return claimed > length ? Math.min(claimed, twice) : twice;
  }
}
