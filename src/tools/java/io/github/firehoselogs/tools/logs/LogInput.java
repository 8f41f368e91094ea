package io.github.firehoselogs.tools.logs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// The text of a log, which may be gzip: rotated log files often are.
final class LogInput {
  private static final int BUFFER_BYTES = 1 << 16;

  private LogInput() {}

  /// Returns the text in `in`, decompressed if it is gzip.
  static InputStream of(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }
}
