package io.github.firehoselogs.tools.logs;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Compresses envelopes with gzip and reuses its native memory; [java.util.zip.GZIPOutputStream]
/// would allocate it again for each of the millions of envelopes of a sparse log. Holds the memory
/// until it is closed.
public final class EnvelopeGzip implements AutoCloseable {
  /// Deflate, no flags, no time, operating system unknown: the same bytes everywhere.
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final byte[] buffer = new byte[1 << 14];

  /// Returns `json` as one gzip member.
  public byte[] compress(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 8 + 64);
    out.writeBytes(HEADER);
    deflater.reset();
    deflater.setInput(json);
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    CRC32 crc = new CRC32();
    crc.update(json);
    writeLittleEndian32(out, (int) crc.getValue());
    writeLittleEndian32(out, json.length);
    return out.toByteArray();
  }

  private static void writeLittleEndian32(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
