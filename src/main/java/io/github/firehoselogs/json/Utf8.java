package io.github.firehoselogs.json;

/// Checks UTF-8 sequences, each of which encodes one character (RFC 3629).
public final class Utf8 {
  private Utf8() {}

  /// Returns the offset of the first byte in `bytes[from, to)` that is not part of valid UTF-8, or
  /// `to`.
  public static int endOfValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int next = bytes[at] < 0 ? endOfSequence(bytes, at, to) : at + 1;
      if (next < 0) {
        return at;
      }
      at = next;
    }
    return to;
  }

  /// Returns the end offset of the sequence of two to four bytes at `at` in `bytes[at, to)`, after
  /// checking it against the table of RFC 3629, section 4: no overlong form, no surrogate, nothing
  /// above U+10FFFF. Returns -1 if it is invalid.
  public static int endOfSequence(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
    int length;
    boolean valid;
    if (lead < 0xE0) {
      length = 2;
      valid = lead >= 0xC2 && second >= 0x80 && second <= 0xBF;
    } else if (lead < 0xF0) {
      length = 3;
      valid = second >= (lead == 0xE0 ? 0xA0 : 0x80) && second <= (lead == 0xED ? 0x9F : 0xBF);
    } else {
      length = 4;
      valid =
          lead <= 0xF4
              && second >= (lead == 0xF0 ? 0x90 : 0x80)
              && second <= (lead == 0xF4 ? 0x8F : 0xBF);
    }
    for (int next = at + 2; valid && next < at + length; next++) {
      valid = next < to && (bytes[next] & 0xC0) == 0x80;
    }
    return valid ? at + length : -1;
  }
}
