package io.github.firehoselogs.gzip;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates with [java.util.zip]. Each step fills the unused part of the array.
final class JdkInflater implements MemberInflater {
  private final Inflater inflater = new Inflater(true);
  private final byte[] probe = new byte[1];

  @Override
  public int inflate(byte[] gzip, GzipHeader header, InflatedBytes out)
      throws MalformedGzipException {
    int from = out.length();
    inflater.reset();
    inflater.setInput(gzip, header.end(), gzip.length - header.end());
    try {
      while (!inflater.finished()) {
        int count = out.room() > 0 ? inflateSome(out) : inflateBeyondArray(out);
        if (count == 0
            && !inflater.finished()
            && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new MalformedGzipException("gzip member at byte " + header.start() + ": truncated");
        }
      }
    } catch (DataFormatException _) {
      throw new MalformedGzipException(
          "gzip member at byte "
              + header.start()
              + ": broken deflate data after "
              + (out.length() - from)
              + " bytes");
    }
    return gzip.length - inflater.getRemaining();
  }

  private int inflateSome(InflatedBytes out) throws DataFormatException {
    int count = inflater.inflate(out.array(), out.length(), out.room());
    out.written(count);
    return count;
  }

  /// Inflates one byte when the array is full, so that it grows only if there are more bytes.
  private int inflateBeyondArray(InflatedBytes out)
      throws DataFormatException, MalformedGzipException {
    int count = inflater.inflate(probe);
    if (count == 1) {
      out.add(probe[0]);
    }
    return count;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
