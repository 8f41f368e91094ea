package io.github.firehoselogs.tools.redrive.journal;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// A set of records, such as those that the stream has taken: a hash table of 24 bytes for each slot, so that millions of
/// records fit into a small heap. An object's name and line are 128 bits of a hash.
public final class TakenRecords {
  private static final int WORDS = 3;

  private long[] slots = new long[WORDS << 10];
  private int size;

  /// Adds a record, or replaces the hash of its data.
  public void add(RecordKey key) {
    if (4L * WORDS * size > 3L * slots.length) {
      grow();
    }
    ByteBuffer place = key.place();
    long high = place.getLong() | 1; // Zero marks an empty slot.
    put(high, place.getLong(), key.dataHash());
  }

  /// Returns the hash of the data that was taken from the place of `key`, empty if none was.
  public OptionalLong dataHashAt(RecordKey key) {
    ByteBuffer place = key.place();
    int slot = slotOf(place.getLong() | 1, place.getLong());
    return slots[slot] == 0 ? OptionalLong.empty() : OptionalLong.of(slots[slot + 2]);
  }

  int size() {
    return size;
  }

  private void put(long high, long low, long dataHash) {
    int slot = slotOf(high, low);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = high;
    slots[slot + 1] = low;
    slots[slot + 2] = dataHash;
  }

  /// Returns the index of the slot with this place, or of the empty slot for it.
  private int slotOf(long high, long low) {
    int count = slots.length / WORDS;
    int slot = (int) (low & (count - 1));
    while (slots[WORDS * slot] != 0
        && (slots[WORDS * slot] != high || slots[WORDS * slot + 1] != low)) {
      slot = (slot + 1) & (count - 1);
    }
    return WORDS * slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[Math.multiplyExact(2, before.length)];
    size = 0;
    for (int i = 0; i < before.length; i += WORDS) {
      if (before[i] != 0) {
        put(before[i], before[i + 1], before[i + 2]);
      }
    }
  }
}
