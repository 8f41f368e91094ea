package io.github.firehoselogs.document;

import io.github.firehoselogs.metadata.RecordMetadata;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The header of a frame. All numbers are big-endian.
///
/// ```
/// byte
///  0  8f 46 44      magic: 8f, which begins neither gzip, JSON, UTF-8 text nor base64, and "FD"
///  3  01 or 02      version
///  4  rounds        16 bits: how often the record has been put back, at least 1
///  6  CRC-32        32 bits: of the content
/// 10  content       raw deflate (RFC 1951) with the dictionary of the version, to the end
/// ```
///
/// The content, once inflated:
///
/// ```
/// count  (length name  length value) × count     partition keys, in their order
/// length database  length table                  only in version 2: the Iceberg table
/// document                                       to the end: what the destination receives
/// ```
///
/// A count or a length is a varint: seven bits a byte, the lowest first, the high bit set if another
/// byte follows. Names and values are UTF-8. A later version of this function reads versions 1 and 2.
public final class DocumentFrame {
  /// The version without an Iceberg table.
  static final int VERSION_1 = 1;

  /// The version with an Iceberg table.
  static final int VERSION_2 = 2;

  /// The largest count of rounds that a frame holds.
  public static final int MAX_ROUNDS = 0xFFFF;

  static final int HEADER_BYTES = 10;

  private static final byte[] MAGIC = {(byte) 0x8F, 'F', 'D'};
  private static final int VERSION_AT = 3;
  private static final int ROUNDS_AT = 4;
  private static final int CRC_AT = 6;

  private DocumentFrame() {}

  /// Returns whether `data` begins like a frame of any version.
  public static boolean startsFrame(byte[] data) {
    return data.length >= MAGIC.length
        && Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// Returns how often the record has been put back. Throws like [#check].
  public static int rounds(byte[] frame) throws UnreadableDocumentException {
    check(frame);
    return ByteBuffer.wrap(frame).getShort(ROUNDS_AT) & 0xFFFF;
  }

  /// Throws if the frame has another version, or ends within its header.
  static void check(byte[] frame) throws UnreadableDocumentException {
    int version = frame.length > VERSION_AT ? frame[VERSION_AT] & 0xFF : VERSION_1;
    if (version != VERSION_1 && version != VERSION_2) {
      throw new UnreadableDocumentException(
          "version "
              + version
              + ", expected 1 or 2: a newer version of this function wrote it, deploy that again");
    }
    if (frame.length <= HEADER_BYTES) {
      throw new UnreadableDocumentException("truncated after " + frame.length + " bytes");
    }
  }

  /// Returns a copy of `frame` with the count `rounds`, in 1 to [#MAX_ROUNDS].
  public static byte[] withRounds(byte[] frame, int rounds) {
    byte[] copy = frame.clone();
    putRounds(copy, rounds);
    return copy;
  }

  /// Returns the version of a frame with `metadata`.
  static int versionOf(RecordMetadata metadata) {
    return metadata.icebergTable().isPresent() ? VERSION_2 : VERSION_1;
  }

  /// Returns whether `frame`, which [#check] has accepted, names an Iceberg table.
  static boolean hasIcebergTable(byte[] frame) {
    return frame[VERSION_AT] == VERSION_2;
  }

  /// Returns a copy of the dictionary that both versions deflate with, for readers outside of this
  /// package.
  public static byte[] dictionary() {
    return Dictionary.VERSION_1.clone();
  }

  /// Writes the header of a frame whose content has the CRC-32 `crc`.
  static void putHeader(byte[] frame, int version, int rounds, int crc) {
    System.arraycopy(MAGIC, 0, frame, 0, MAGIC.length);
    frame[VERSION_AT] = (byte) version;
    putRounds(frame, rounds);
    ByteBuffer.wrap(frame).putInt(CRC_AT, crc);
  }

  /// Returns the CRC-32 of the content that the header names.
  static int crc(byte[] frame) {
    return ByteBuffer.wrap(frame).getInt(CRC_AT);
  }

  private static void putRounds(byte[] frame, int rounds) {
    ByteBuffer.wrap(frame).putShort(ROUNDS_AT, (short) rounds);
  }
}
