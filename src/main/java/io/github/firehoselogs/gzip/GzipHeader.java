package io.github.firehoselogs.gzip;

import java.util.zip.CRC32;

/// The header of one gzip member (RFC 1952, section 2.3), as offsets into the bytes it was read
/// from.
///
/// ```
/// 1f 8b 08 FLG MTIME(4) XFL OS  [XLEN(2) extra]  [name 00]  [comment 00]  [CRC16]  deflate data …
/// ^ start                               ^ extraFrom ^ extraTo              ^ crcFrom ^ end
/// ```
///
/// `extraFrom` and `extraTo` bound the subfields, without XLEN; both are the offset after OS if
/// there is no extra field. `end` is the offset of the deflate data.
record GzipHeader(int start, int flags, int extraFrom, int extraTo, int crcFrom, int end) {
  static final int FLAG_HEADER_CRC = 1 << 1;
  static final int FLAG_EXTRA = 1 << 2;
  private static final int FLAG_NAME = 1 << 3;
  private static final int FLAG_COMMENT = 1 << 4;
  private static final int RESERVED_FLAGS = 0xE0;

  /// The ten bytes that every header has.
  static final int FIXED_BYTES = 10;

  /// Returns whether a gzip member can begin at `gzip[at]`.
  static boolean startsAt(byte[] gzip, int at) {
    return at + 2 <= gzip.length && gzip[at] == 0x1F && gzip[at + 1] == (byte) 0x8B;
  }

  /// Reads the header that begins at `gzip[start]`.
  static GzipHeader read(byte[] gzip, int start) throws MalformedGzipException {
    if (gzip.length - start < FIXED_BYTES) {
      throw truncated(start);
    }
    if (gzip[start + 2] != 8) {
      throw new MalformedGzipException(
          "gzip header at byte "
              + start
              + ": expected compression method 8, found "
              + gzip[start + 2]);
    }
    int flags = gzip[start + 3] & 0xFF;
    if ((flags & RESERVED_FLAGS) != 0) {
      throw new MalformedGzipException("gzip header at byte " + start + ": reserved flags are set");
    }
    int extraFrom = start + FIXED_BYTES;
    int extraTo = extraFrom;
    if ((flags & FLAG_EXTRA) != 0) {
      extraFrom = within(gzip, start, extraFrom + 2);
      extraTo = within(gzip, start, extraFrom + littleEndian16(gzip, extraFrom - 2));
    }
    int at = extraTo;
    if ((flags & FLAG_NAME) != 0) {
      at = afterZero(gzip, start, at);
    }
    if ((flags & FLAG_COMMENT) != 0) {
      at = afterZero(gzip, start, at);
    }
    int crcFrom = at;
    if ((flags & FLAG_HEADER_CRC) != 0) {
      at = within(gzip, start, at + 2);
      if (littleEndian16(gzip, crcFrom) != crc16(gzip, start, crcFrom)) {
        throw new MalformedGzipException(
            "gzip header at byte " + start + ": its checksum (CRC16) does not match");
      }
    }
    return new GzipHeader(start, flags, extraFrom, extraTo, crcFrom, at);
  }

  static int littleEndian16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  static int littleEndian32(byte[] bytes, int at) {
    return littleEndian16(bytes, at) | littleEndian16(bytes, at + 2) << 16;
  }

  static void putLittleEndian32(byte[] out, int at, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      out[at + i] = (byte) (value >> (Byte.SIZE * i));
    }
  }

  /// Returns the header's checksum: the low 16 bits of the CRC-32 of `bytes[from, to)`.
  static int crc16(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue() & 0xFFFF;
  }

  private static int within(byte[] gzip, int start, int at) throws MalformedGzipException {
    if (at > gzip.length) {
      throw truncated(start);
    }
    return at;
  }

  private static int afterZero(byte[] gzip, int start, int from) throws MalformedGzipException {
    for (int at = from; at < gzip.length; at++) {
      if (gzip[at] == 0) {
        return at + 1;
      }
    }
    throw truncated(start);
  }

  private static MalformedGzipException truncated(int start) {
    return new MalformedGzipException("gzip header at byte " + start + ": truncated");
  }
}
