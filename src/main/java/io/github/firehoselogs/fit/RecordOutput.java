package io.github.firehoselogs.fit;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;

/// The output of one record's log events: for each event with output, its index in the envelope,
/// its size, and its group. Events of different groups must not share a record.
///
/// The output itself is kept only for the events of group 0, which may stay, and only up to the
/// limit of a response. For all other events, only the size is kept.
///
/// One instance is reused for one record after another.
public final class RecordOutput {
  private final Utf8Builder output;
  private final long maxKeptBytes;
  private boolean keeping;
  private int keptBytes;

  private int size;
  private int[] index = new int[64];
  private int[] bytes = new int[64];
  private int[] group = new int[64];
  private int groups;

  /// Events are written to `output` one after another. `maxKeptBytes` is the maximum size of output
  /// that can stay in a response.
  public RecordOutput(Utf8Builder output, long maxKeptBytes) {
    this.output = output;
    this.maxKeptBytes = maxKeptBytes;
    restart();
  }

  /// Clears all events, and returns the buffer for the output of the next record.
  public Utf8Builder restart() {
    size = 0;
    groups = 0;
    keeping = true;
    keptBytes = 0;
    output.truncate(0);
    return output;
  }

  /// Returns the total size of its arrays in bytes.
  public long memoryBytes() {
    return output.array().length + 3L * Integer.BYTES * index.length;
  }

  /// Records that the event `eventIndex` of group `eventGroup` has written its output. Groups are
  /// numbered from 0 in the order of their first event. An event without output must not be added.
  public void add(int eventIndex, int eventGroup) {
    if (size == index.length) {
      grow(size + (size >> 1));
    }
    index[size] = eventIndex;
    bytes[size] = output.length() - keptBytes;
    group[size] = eventGroup;
    size++;
    groups = Math.max(groups, eventGroup + 1);
    if (eventGroup == 0) {
      keeping = keeping && output.length() <= maxKeptBytes;
    }
    if (eventGroup == 0 && keeping) {
      keptBytes = output.length();
    } else {
      output.truncate(keptBytes);
    }
  }

  /// Grows all arrays. Allocates them before assigning any, so an OutOfMemoryError leaves the table
  /// consistent.
  private void grow(int capacity) {
    int[] newIndex = Arrays.copyOf(index, capacity);
    int[] newBytes = Arrays.copyOf(bytes, capacity);
    int[] newGroup = Arrays.copyOf(group, capacity);
    index = newIndex;
    bytes = newBytes;
    group = newGroup;
  }

  /// Returns whether no event has output.
  public boolean isEmpty() {
    return size == 0;
  }

  /// Returns the first `dataBytes` bytes of the output of group 0.
  public byte[] data(long dataBytes) {
    return output.copyOf(Math.toIntExact(dataBytes));
  }

  /// Returns the indexes in the envelope of all events with output.
  public int[] indexes() {
    return Arrays.copyOf(index, size);
  }

  int index(int position) {
    return index[position];
  }

  int bytes(int position) {
    return bytes[position];
  }

  /// Returns the positions of all events, ordered by group and then by position.
  int[] positionsByGroup() {
    int[] next = new int[groups + 1];
    for (int i = 0; i < size; i++) {
      next[group[i] + 1]++;
    }
    for (int g = 1; g <= groups; g++) {
      next[g] += next[g - 1];
    }
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[next[group[i]]++] = i;
    }
    return positions;
  }

  int group(int position) {
    return group[position];
  }
}
