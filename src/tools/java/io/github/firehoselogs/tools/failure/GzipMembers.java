package io.github.firehoselogs.tools.failure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates gzip data (RFC 1952) of any number of members while it is read.
///
/// [java.util.zip.GZIPInputStream] ends silently before a second member that is broken, which would
/// lose records unnoticed. This stream reads everything or throws. Zero bytes after the last member
/// are padding.
final class GzipMembers extends InputStream {
  private static final int FLAG_HEADER_CRC = 1 << 1;
  private static final int FLAG_EXTRA = 1 << 2;
  private static final int FLAG_NAME = 1 << 3;
  private static final int FLAG_COMMENT = 1 << 4;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] input = new byte[1 << 16];
  private int inputFrom;
  private int inputTo;
  private boolean inMember;
  private int members;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (inMember || beginMember()) {
      int count = inflate(bytes, from, length);
      if (inflater.finished()) {
        endMember();
      }
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  /// Inflates the bytes at hand, and returns how many it wrote.
  private int inflate(byte[] bytes, int from, int length) throws IOException {
    if (inputFrom == inputTo && !fill()) {
      throw truncated();
    }
    inflater.setInput(input, inputFrom, inputTo - inputFrom);
    try {
      int count = inflater.inflate(bytes, from, length);
      inputFrom = inputTo - inflater.getRemaining();
      if (count == 0 && inflater.needsDictionary()) {
        throw broken("needs a dictionary");
      }
      crc.update(bytes, from, count);
      return count;
    } catch (DataFormatException _) {
      throw broken("has broken deflate data");
    }
  }

  /// Reads the header of the next member. Returns false at the end of the data.
  private boolean beginMember() throws IOException {
    int first = nextOrEnd();
    while (first == 0 && members > 0) {
      first = nextOrEnd();
    }
    if (first < 0) {
      return false;
    }
    members++;
    if (first != 0x1F || next() != 0x8B || next() != 8) {
      throw new IOException("gzip: expected another member or the end, found something else");
    }
    int flags = next();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    inMember = false;
    if (littleEndian32() != (int) crc.getValue()
        || littleEndian32() != (int) inflater.getBytesWritten()) {
      throw broken("has a checksum (CRC32) or size that does not match");
    }
  }

  private int littleEndian32() throws IOException {
    return next() | next() << 8 | next() << 16 | next() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // Skips a text that ends with a zero byte.
    }
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw truncated();
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    return inputFrom < inputTo || fill() ? input[inputFrom++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    inputFrom = 0;
    inputTo = Math.max(0, in.read(input));
    return inputTo > 0;
  }

  private EOFException truncated() {
    return new EOFException("gzip: truncated in member " + members);
  }

  private IOException broken(String problem) {
    return new IOException("gzip: member " + members + " " + problem);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
