package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;

/// A range `text[from, to)` of a message. Slices are equal if their bytes are. They are comparable,
/// so that a hash map stays fast even if many of its keys have the same hash.
public record Slice(byte[] text, int from, int to) implements Comparable<Slice> {
  /// Returns whether the text of this slice is `word`, which is ASCII.
  public boolean is(String word) {
    Cursor cursor = new Cursor(text, from, to);
    return cursor.skip(word) && cursor.atEnd();
  }

  /// Appends the text of this slice to `output` as a JSON string, and returns `output`.
  public Utf8Builder appendQuotedTo(Utf8Builder output) {
    JsonString.appendQuoted(text, from, to, output);
    return output;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice
        && Arrays.equals(text, from, to, slice.text, slice.from, slice.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    return hash;
  }

  @Override
  public int compareTo(Slice other) {
    return Arrays.compare(text, from, to, other.text, other.from, other.to);
  }
}
