package io.github.firehoselogs.cloudwatch;

import java.util.Arrays;

/// What has been inflated so far: one array, used again for the next record, that grows with what
/// was really inflated, to at most twice that or the limit.
final class InflatedBytes {
  private static final int FIRST_BYTES = 4096;
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private byte[] array = NOTHING;
  private int length;
  private long claimed;

  /// `maxBytes` is the most that one record may inflate to; more makes it unreadable.
  InflatedBytes(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Begins anew, with room for at most `trustedBytes` of the `claimedBytes` that are to come.
  void clear(long claimedBytes, long trustedBytes) {
    length = 0;
    claimed = claimedBytes;
    int capacity = (int) Math.min(Math.min(claimedBytes, trustedBytes), maxBytes);
    if (array.length < capacity) {
      letGo(); // Not two large arrays at once.
      array = new byte[capacity];
    }
  }

  private void letGo() {
    array = NOTHING;
  }

  /// The array: what is inflated next goes behind [#length] bytes.
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /// Returns how many bytes more the array holds.
  int room() {
    return array.length - length;
  }

  /// Counts `bytes` that were written into the room.
  void written(int bytes) {
    length += bytes;
  }

  /// Adds a byte, and makes a larger array for it where this one is full.
  void add(byte added) throws UnreadableEnvelopeException {
    if (length == maxBytes) {
      throw new UnreadableEnvelopeException(
          "gzip: more than MAX_ENVELOPE_BYTES=" + maxBytes + " bytes when decompressed");
    }
    if (length == array.length) {
      array = Arrays.copyOf(array, (int) Math.min(maxBytes, nextCapacity()));
    }
    array[length++] = added;
  }

  /// Returns what was claimed where that is more than the array and no more than twice that, so that
  /// a true claim is met without room to spare.
  private long nextCapacity() {
    long twice = Math.max(2L * length, FIRST_BYTES);
    return claimed > length ? Math.min(claimed, twice) : twice;
  }
}
