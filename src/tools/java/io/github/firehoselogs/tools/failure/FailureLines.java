package io.github.firehoselogs.tools.failure;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// The lines of one failure object, which is plain text or gzip. Reads one line at a time, so an
/// object of any size takes little memory.
public final class FailureLines implements Closeable {
  /// The maximum length of a line in bytes: 16 MiB, for the base64 of a record of 10 MiB, the
  /// largest that a Kinesis stream accepts.
  public static final int MAX_LINE_BYTES = 1 << 24;

  private static final int FIRST_BYTES = 1 << 14;

  /// A line and its number from 1. A line that is too long has no bytes.
  public record Line(long number, byte[] bytes, boolean isTooLong) {}

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private byte[] line = new byte[FIRST_BYTES];
  private int lineBytes;
  private boolean tooLong;
  private long number;

  private FailureLines(InputStream in) {
    this.in = in;
  }

  /// Reads lines from `in`, which is closed with the result. gzip is recognized by its bytes.
  public static FailureLines open(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return new FailureLines(gzip ? new GzipMembers(buffered) : buffered);
  }

  /// Returns the number of the last line that was read, 0 before the first.
  public long number() {
    return number;
  }

  /// Returns the next line that is not blank, without its line feed. Throws if the object cannot be
  /// read to its end.
  public Optional<Line> next() throws IOException {
    while (readLine()) {
      number++;
      if (tooLong) {
        return Optional.of(new Line(number, new byte[0], true));
      }
      if (!isBlank()) {
        return Optional.of(new Line(number, Arrays.copyOf(line, lineBytes), false));
      }
    }
    return Optional.empty();
  }

  /// Reads a line into the buffer. Returns false if there is none.
  private boolean readLine() throws IOException {
    lineBytes = 0;
    tooLong = false;
    boolean found = false;
    while (from < to || fill()) {
      found = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      append(end);
      from = end + 1;
      if (end < to) {
        return true;
      }
    }
    return found;
  }

  private void append(int end) {
    int count = end - from;
    tooLong = tooLong || lineBytes + count > MAX_LINE_BYTES;
    if (tooLong) {
      return;
    }
    if (lineBytes + count > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, lineBytes + count));
    }
    System.arraycopy(buffer, from, line, lineBytes, count);
    lineBytes += count;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }

  private boolean isBlank() {
    for (int i = 0; i < lineBytes; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
