package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// A text of 1 to 16 ASCII characters that is expected at a certain position in JSON. It is
/// compared eight bytes at a time.
///
/// This is custom code because every log event has three of them, and comparing ranges of arrays
/// takes longer (`EnvelopeBenchmark`).
public final class JsonLiteral {
  private final int length;
  private final int lastWordAt;
  private final long mask;
  private final long firstWord;
  private final long lastWord;

  /// The literal `text`.
  public JsonLiteral(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    byte[] padded = Arrays.copyOf(bytes, Math.max(bytes.length, Long.BYTES));
    length = bytes.length;
    lastWordAt = padded.length - Long.BYTES;
    mask = length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1;
    firstWord = JsonScanner.word(padded, 0);
    lastWord = JsonScanner.word(padded, lastWordAt);
  }

  /// Returns the end offset of the literal if it begins at `from` and at least eight bytes of
  /// `json[from, to)` are left; else [JsonScanner#INVALID].
  public int skip(byte[] json, int from, int to) {
    return to - from >= lastWordAt + Long.BYTES
            && (JsonScanner.word(json, from) & mask) == firstWord
            && (JsonScanner.word(json, from + lastWordAt) & mask) == lastWord
        ? from + length
        : JsonScanner.INVALID;
  }
}
