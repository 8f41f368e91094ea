package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;

/// A decoded text for detectors to read, with the offset in the message that each of its bytes
/// comes from.
///
/// ```
/// message  {"to":"jos\u00e9@example.com"}
/// view     josé@example.com       é is two bytes
/// origins  7 8 9 10 10 16 17 …
/// ```
///
/// Reused for one text after another.
public final class View {
  private static final int[] NONE = {};

  private final Utf8Builder text;

  /// The offset in the message of each byte of the text, and of its end. Unused if the text is one
  /// piece of the message.
  private int[] origins = NONE;

  private boolean onePiece = true;
  private int start;

  /// A view of a whole message.
  public View(Utf8Builder message) {
    text = message;
  }

  /// An empty view.
  public View() {
    text = new Utf8Builder(64);
  }

  /// Returns the decoded text.
  public Utf8Builder text() {
    return text;
  }

  /// Returns the bytes of the decoded text, up to [#length].
  public byte[] array() {
    return text.array();
  }

  /// Returns the size of the decoded text in bytes.
  public int length() {
    return text.length();
  }

  /// Returns the offset in the message of the byte at `offset` in the text, which may be the end of
  /// the text.
  public int origin(int offset) {
    return onePiece ? start + offset : origins[offset];
  }

  /// Becomes a view of `parent[from, to)`.
  public View slice(View parent, int from, int to) {
    text.truncate(0);
    text.append(parent.array(), from, to);
    onePiece = parent.onePiece;
    if (onePiece) {
      start = parent.start + from;
    } else {
      ensureOrigins(to - from + 1);
      System.arraycopy(parent.origins, from, origins, 0, to - from + 1);
    }
    return this;
  }

  /// Begins a text that is decoded piece by piece, until [#end] is called.
  void begin() {
    text.truncate(0);
    onePiece = false;
  }

  /// Appends `parent[from, to)` unchanged.
  void append(View parent, int from, int to) {
    int length = text.length();
    text.append(parent.array(), from, to);
    ensureOrigins(text.length() + 1);
    for (int i = 0; i < to - from; i++) {
      origins[length + i] = parent.origin(from + i);
    }
  }

  /// Records that all bytes of the text from `length` on were decoded from an escape that begins at
  /// `from` in `parent`.
  void decoded(int length, View parent, int from) {
    ensureOrigins(text.length() + 1);
    Arrays.fill(origins, length, text.length(), parent.origin(from));
  }

  /// Ends a text that was decoded from `parent`, up to `to`.
  View end(View parent, int to) {
    ensureOrigins(text.length() + 1);
    origins[text.length()] = parent.origin(to);
    return this;
  }

  private void ensureOrigins(int count) {
    if (origins.length < count) {
      origins = Arrays.copyOf(origins, Math.max(2 * origins.length, Math.max(64, count)));
    }
  }
}
