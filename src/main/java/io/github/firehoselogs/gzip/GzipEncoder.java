package io.github.firehoselogs.gzip;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes gzip members (RFC 1952), each into a new array. Not thread-safe. Holds native memory
/// until it is closed.
public final class GzipEncoder implements AutoCloseable {
  /// gzip, deflate, no flags, no time, unknown operating system.
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private static final int TRAILER_BYTES = 8;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private byte[] gzip = new byte[4096];
  private int gzipBytes;
  private int contentBytes;

  /// Begins a member.
  public void begin() {
    contentBytes = 0;
    crc.reset();
    deflater.reset();
    System.arraycopy(HEADER, 0, gzip, 0, HEADER.length);
    gzipBytes = HEADER.length;
  }

  /// Adds `length` bytes of `bytes`, beginning at `from`.
  public void write(byte[] bytes, int from, int length) {
    if (length == 0) {
      return;
    }
    contentBytes += length;
    crc.update(bytes, from, length);
    deflater.setInput(bytes, from, length);
    while (!deflater.needsInput()) {
      deflate();
    }
  }

  /// Ends the member, and returns it with the count `rounds` in its header.
  public byte[] end(int rounds) {
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    byte[] member = Arrays.copyOf(gzip, gzipBytes + TRAILER_BYTES);
    GzipHeader.putLittleEndian32(member, gzipBytes, (int) crc.getValue());
    GzipHeader.putLittleEndian32(member, gzipBytes + 4, contentBytes);
    try {
      return Rounds.with(member, rounds);
    } catch (MalformedGzipException e) {
      throw new IllegalStateException("gzip written in memory must be readable", e);
    }
  }

  private void deflate() {
    if (gzipBytes == gzip.length) {
      gzip = Arrays.copyOf(gzip, 2 * gzip.length);
    }
    gzipBytes += deflater.deflate(gzip, gzipBytes, gzip.length - gzipBytes);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
