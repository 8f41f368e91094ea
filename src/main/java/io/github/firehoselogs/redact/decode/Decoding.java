package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;

/// An encoding of characters in text that is not JSON.
public interface Decoding {
  /// Returns the [Traits] that every text with such escapes has.
  int neededTraits();

  /// Returns the index of the first byte in `text[from, length)` that may begin an escape, or
  /// `length`.
  int nextMark(byte[] text, int from, int length);

  /// Returns the end of the escapes at `from` that encode one character, or `from` if no escape
  /// begins there.
  int endOfCharacter(byte[] text, int from, int length);

  /// Appends the character whose escapes are `text[from, to)`.
  void appendCharacter(byte[] text, int from, int to, Utf8Builder output);

  /// Makes `decoded` a view of `encoded` in which each escape is decoded once. Returns false, with
  /// `decoded` unchanged, if there are no escapes.
  default boolean decode(View encoded, View decoded) {
    byte[] text = encoded.array();
    int length = encoded.length();
    boolean found = false;
    int copied = 0;
    int at = nextMark(text, 0, length);
    while (at < length) {
      int end = endOfCharacter(text, at, length);
      if (end > at) {
        if (!found) {
          decoded.begin();
          found = true;
        }
        decoded.append(encoded, copied, at);
        int before = decoded.length();
        appendCharacter(text, at, end, decoded.text());
        decoded.decoded(before, encoded, at);
        copied = end;
      }
      at = nextMark(text, Math.max(at + 1, end), length);
    }
    if (found) {
      decoded.append(encoded, copied, length);
      decoded.end(encoded, length);
    }
    return found;
  }
}
