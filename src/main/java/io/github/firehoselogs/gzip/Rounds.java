package io.github.firehoselogs.gzip;

import java.util.Arrays;

/// Reads and writes the number of times that a record has been put back. It is a subfield of the
/// extra field of the first gzip member (RFC 1952, section 2.3.1.1). Every gzip reader skips
/// unknown subfields, so all of them can still read the record, and writing the count needs no
/// recompression.
///
/// ```
/// 'F' 'R'  02 00   count, 16 bits, little-endian
/// SI1 SI2  LEN
/// ```
///
/// Other subfields are kept. An extra field that does not consist of whole subfields is unreadable
/// and is replaced.
public final class Rounds {
  /// The maximum count.
  public static final int MAX = 0xFFFF;

  private static final byte SI1 = 'F';
  private static final byte SI2 = 'R';
  private static final int COUNT_BYTES = 2;
  private static final int SUBFIELD_HEAD_BYTES = 4;

  /// The number of bytes that the first count adds to a record: XLEN and the subfield.
  public static final int ADDED_BYTES = 2 + SUBFIELD_HEAD_BYTES + COUNT_BYTES;

  private static final int MAX_EXTRA_BYTES = 0xFFFF;

  private Rounds() {}

  /// Returns how often the record `gzip` has been put back, 0 if it carries no count.
  public static int of(byte[] gzip) throws MalformedGzipException {
    GzipHeader header = GzipHeader.read(gzip, 0);
    int at = countSubfield(gzip, header);
    return at < 0 ? 0 : GzipHeader.littleEndian16(gzip, at + SUBFIELD_HEAD_BYTES);
  }

  /// Returns a copy of `gzip` that carries the count `rounds`, from 0 to [#MAX].
  public static byte[] with(byte[] gzip, int rounds) throws MalformedGzipException {
    GzipHeader header = GzipHeader.read(gzip, 0);
    byte[] others = otherSubfields(gzip, header);
    int extraBytes = others.length + SUBFIELD_HEAD_BYTES + COUNT_BYTES;
    if (extraBytes > MAX_EXTRA_BYTES) {
      throw new MalformedGzipException(
          "gzip header: the extra field has no room for the count of rounds");
    }
    int names = header.crcFrom() - header.extraTo();
    int newEnd = GzipHeader.FIXED_BYTES + 2 + extraBytes + names;
    boolean hasCrc = (header.flags() & GzipHeader.FLAG_HEADER_CRC) != 0;
    byte[] out = new byte[newEnd + (hasCrc ? 2 : 0) + gzip.length - header.end()];

    System.arraycopy(gzip, 0, out, 0, GzipHeader.FIXED_BYTES);
    out[3] |= GzipHeader.FLAG_EXTRA;
    int at = putLittleEndian16(out, GzipHeader.FIXED_BYTES, extraBytes);
    System.arraycopy(others, 0, out, at, others.length);
    at += others.length;
    out[at++] = SI1;
    out[at++] = SI2;
    at = putLittleEndian16(out, at, COUNT_BYTES);
    at = putLittleEndian16(out, at, rounds);
    System.arraycopy(gzip, header.extraTo(), out, at, names);
    if (hasCrc) {
      newEnd = putLittleEndian16(out, newEnd, GzipHeader.crc16(out, 0, newEnd));
    }
    System.arraycopy(gzip, header.end(), out, newEnd, gzip.length - header.end());
    return out;
  }

  /// Returns the offset of the subfield with the count, or -1 if there is none.
  private static int countSubfield(byte[] gzip, GzipHeader header) {
    for (int at = header.extraFrom(); at < header.extraTo(); ) {
      int next = nextSubfield(gzip, header, at);
      if (next > 0 && gzip[at] == SI1 && gzip[at + 1] == SI2) {
        return next == at + SUBFIELD_HEAD_BYTES + COUNT_BYTES ? at : -1;
      }
      if (next < 0) {
        return -1;
      }
      at = next;
    }
    return -1;
  }

  private static byte[] otherSubfields(byte[] gzip, GzipHeader header) {
    byte[] kept = new byte[header.extraTo() - header.extraFrom()];
    int keptBytes = 0;
    for (int at = header.extraFrom(); at < header.extraTo(); ) {
      int next = nextSubfield(gzip, header, at);
      if (next < 0) {
        return new byte[0];
      }
      if (gzip[at] != SI1 || gzip[at + 1] != SI2) {
        System.arraycopy(gzip, at, kept, keptBytes, next - at);
        keptBytes += next - at;
      }
      at = next;
    }
    return Arrays.copyOf(kept, keptBytes);
  }

  /// Returns the end offset of the subfield at `at`, or -1 if it is truncated.
  private static int nextSubfield(byte[] gzip, GzipHeader header, int at) {
    int data = at + SUBFIELD_HEAD_BYTES;
    if (data > header.extraTo()) {
      return -1;
    }
    int next = data + GzipHeader.littleEndian16(gzip, data - 2);
    return next > header.extraTo() ? -1 : next;
  }

  private static int putLittleEndian16(byte[] out, int at, int value) {
    out[at] = (byte) value;
    out[at + 1] = (byte) (value >> 8);
    return at + 2;
  }
}
