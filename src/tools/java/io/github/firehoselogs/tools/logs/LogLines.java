package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/// Reads the lines of a log, however long they are, in bounded memory.
///
/// A line ends at a line feed; a carriage return before it belongs to the line. Invalid UTF-8
/// becomes U+FFFD. A line longer than [#MAX_TEXT_BYTES] is split between two characters.
public final class LogLines implements LogTexts {
  /// The maximum text of a log event: 1 MiB for a batch minus the 26 bytes that CloudWatch Logs
  /// adds for each event.
  /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
  public static final int MAX_TEXT_BYTES = 1_048_550;

  /// A line, and the size of its text in UTF-8.
  record Line(String text, int bytes) {
    /// Returns the line unchanged, or split into parts of at most `maxBytes`.
    static Deque<Line> cut(String text, int maxBytes) {
      Deque<Line> parts = new ArrayDeque<>();
      int start = 0;
      while (start < text.length()) {
        // A char is at most three bytes of UTF-8.
        int end = Math.min(text.length(), start + maxBytes / 3);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
          end--;
        }
        String part = text.substring(start, end);
        parts.add(new Line(part, part.getBytes(UTF_8).length));
        start = end;
      }
      return parts;
    }
  }

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkEnd;

  private byte[] line = new byte[1 << 12];
  private int lineBytes;
  private boolean continued;
  private final Deque<Line> ready = new ArrayDeque<>();
  private Optional<IOException> failure = Optional.empty();

  public LogLines(InputStream in) {
    this.in = in;
  }

  /// Returns the next line, or empty at the end.
  @Override
  public Optional<Line> next() {
    while (ready.isEmpty()) {
      if (chunkAt == chunkEnd && !fill()) {
        endLine(lineBytes > 0);
        break;
      }
      takeFromChunk();
    }
    return Optional.ofNullable(ready.poll());
  }

  /// Reads on. A log that cannot be read ends there, with the line that it has begun.
  private boolean fill() {
    chunkAt = 0;
    chunkEnd = 0;
    try {
      chunkEnd = failure.isPresent() ? 0 : Math.max(0, in.read(chunk));
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    return chunkEnd > 0;
  }

  @Override
  public Optional<IOException> failure() {
    return failure;
  }

  /// Moves bytes up to the next line feed, the end of the chunk, or a full line.
  private void takeFromChunk() {
    int most = Math.min(chunkEnd, chunkAt + MAX_TEXT_BYTES - lineBytes);
    int end = chunkAt;
    while (end < most && chunk[end] != '\n') {
      end++;
    }
    append(end);
    if (chunkAt < chunkEnd && chunk[chunkAt] == '\n') {
      chunkAt++;
      // A line feed right after a split does not end another line.
      endLine(!continued || lineBytes > 0);
      continued = false;
    } else if (lineBytes == MAX_TEXT_BYTES) {
      cutFullLine();
    }
  }

  private void append(int end) {
    int count = end - chunkAt;
    if (line.length < lineBytes + count) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, lineBytes + count));
    }
    System.arraycopy(chunk, chunkAt, line, lineBytes, count);
    lineBytes += count;
    chunkAt = end;
  }

  private void endLine(boolean whole) {
    if (whole) {
      emit(lineBytes);
    }
    lineBytes = 0;
  }

  private void cutFullLine() {
    int unfinished = unfinishedBytes();
    emit(lineBytes - unfinished);
    System.arraycopy(line, lineBytes - unfinished, line, 0, unfinished);
    lineBytes = unfinished;
    continued = true;
  }

  /// Returns how many bytes at the end of the line belong to an incomplete character.
  private int unfinishedBytes() {
    for (int back = 1; back <= 3; back++) {
      int b = line[lineBytes - back] & 0xFF;
      if (b >= 0xC0) {
        int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
        return needed > back ? back : 0;
      }
    }
    return 0;
  }

  private void emit(int bytes) {
    String text = new String(line, 0, bytes, UTF_8);
    int textBytes = text.indexOf('\uFFFD') < 0 ? bytes : text.getBytes(UTF_8).length;
    if (textBytes <= MAX_TEXT_BYTES) {
      ready.add(new Line(text, textBytes));
    } else {
      ready.addAll(Line.cut(text, MAX_TEXT_BYTES));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
