package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;

/// A piece `text[from, to)` of a message, equal to every piece with the same bytes. Pieces have an
/// order, so that a map of many with the same hash stays fast.
public record Slice(byte[] text, int from, int to) implements Comparable<Slice> {
  /// Returns whether this is `word`, ASCII.
  public boolean is(String word) {
    Cursor cursor = new Cursor(text, from, to);
    return cursor.skip(word) && cursor.atEnd();
  }

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
