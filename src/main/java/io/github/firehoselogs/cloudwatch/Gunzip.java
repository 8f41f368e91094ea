package io.github.firehoselogs.cloudwatch;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates gzip data (RFC 1952) of one or several members into one array that is used again for
/// the next record.
///
/// Unlike [java.util.zip.GZIPInputStream], which ends in silence where a second member is broken,
/// this reads everything or fails: a part that nobody noticed missing would be a loss. Zero bytes
/// behind the last member are padding and allowed, as gzip(1) has it.
///
/// Not safe for use by several threads at once. Holds native memory until it is closed.
final class Gunzip implements AutoCloseable {
  private static final int TRAILER_BYTES = 8;
  private static final int FIRST_BYTES = 4096;

  /// How far the first array trusts the size in the trailer: log text expands 5 to 20 times.
  private static final int TRUSTED_EXPANSION = 24;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] probe = new byte[1];
  private final int maxBytes;
  private byte[] bytes = new byte[0];
  private int length;

  /// `maxBytes` is the most that one record may inflate to; more makes it unreadable. The memory
  /// grows with what was really inflated, to at most twice that or `maxBytes`.
  Gunzip(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Inflates all members of `gzip`. The result is [#bytes], up to [#length].
  void inflate(byte[] gzip) throws UnreadableEnvelopeException {
    length = 0;
    int at = 0;
    do {
      ensureCapacity(sizeHint(gzip));
      at = inflateMember(gzip, at);
    } while (GzipHeader.startsAt(gzip, at));
    for (int i = at; i < gzip.length; i++) {
      if (gzip[i] != 0) {
        throw new UnreadableEnvelopeException(
            "gzip: expected another member or the end at byte " + at + ", found something else");
      }
    }
  }

  /// The array that holds the result. The next call of [#inflate] writes over it.
  byte[] bytes() {
    return bytes;
  }

  /// Returns how many of [#bytes] are the result.
  int length() {
    return length;
  }

  private int inflateMember(byte[] gzip, int start) throws UnreadableEnvelopeException {
    int deflateFrom = GzipHeader.read(gzip, start).end();
    int from = length;
    inflater.reset();
    inflater.setInput(gzip, deflateFrom, gzip.length - deflateFrom);
    try {
      while (!inflater.finished()) {
        int count = length < bytes.length ? inflateSome() : inflateBeyondArray();
        if (count == 0
            && !inflater.finished()
            && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new UnreadableEnvelopeException("gzip member at byte " + start + ": truncated");
        }
      }
    } catch (DataFormatException _) {
      throw new UnreadableEnvelopeException(
          "gzip member at byte "
              + start
              + ": broken deflate data after "
              + (length - from)
              + " bytes");
    }
    int trailer = gzip.length - inflater.getRemaining();
    checkTrailer(gzip, start, trailer, from);
    return trailer + TRAILER_BYTES;
  }

  private int inflateSome() throws DataFormatException {
    int count = inflater.inflate(bytes, length, bytes.length - length);
    length += count;
    return count;
  }

  /// The array is full: inflates one byte more, and makes a larger array only if there is one.
  private int inflateBeyondArray() throws DataFormatException, UnreadableEnvelopeException {
    int count = inflater.inflate(probe);
    if (count == 1) {
      if (length == maxBytes) {
        throw new UnreadableEnvelopeException(
            "gzip: more than MAX_ENVELOPE_BYTES=" + maxBytes + " bytes when decompressed");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(2L * length, FIRST_BYTES)));
      bytes[length++] = probe[0];
    }
    return count;
  }

  private void checkTrailer(byte[] gzip, int start, int trailer, int from)
      throws UnreadableEnvelopeException {
    if (gzip.length - trailer < TRAILER_BYTES) {
      throw new UnreadableEnvelopeException("gzip member at byte " + start + ": truncated");
    }
    crc.reset();
    crc.update(bytes, from, length - from);
    if (littleEndian32(gzip, trailer) != (int) crc.getValue()
        || littleEndian32(gzip, trailer + 4) != length - from) {
      throw new UnreadableEnvelopeException(
          "gzip member at byte " + start + ": its checksum (CRC32) or size does not match");
    }
  }

  private void ensureCapacity(int capacityBytes) {
    if (length == 0 && bytes.length < capacityBytes) {
      bytes = new byte[capacityBytes];
    }
  }

  /// Returns the size that the last trailer claims, within what the compressed bytes make likely.
  private int sizeHint(byte[] gzip) {
    if (gzip.length < GzipHeader.FIXED_BYTES + TRAILER_BYTES) {
      return 0;
    }
    long claimed = littleEndian32(gzip, gzip.length - 4) & 0xFFFFFFFFL;
    return (int) Math.min(Math.min(claimed, maxBytes), (long) TRUSTED_EXPANSION * gzip.length);
  }

  private static int littleEndian32(byte[] bytes, int at) {
    return GzipHeader.littleEndian16(bytes, at) | GzipHeader.littleEndian16(bytes, at + 2) << 16;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
