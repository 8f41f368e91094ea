package io.github.firehoselogs.tools.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of a pipe that stays open. A thread reads the pipe, so that waiting for it can pause.
///
/// A *pause* begins when the first byte since the last pause is older than the interval and no more
/// bytes are there. It looks like the end of the input until [#resume]: whoever reads delivers its
/// lines, and then reads on unless [#hasEnded]. The input pauses only between two lines.
public final class LiveInput extends InputStream {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MAX_CHUNKS = 16;

  private final LogFile.Opening opening;
  private final long intervalNanos;
  private final Thread reader;

  /// Shared with the reading thread, and guarded by `this`.
  private final Deque<byte[]> chunks = new ArrayDeque<>();

  private boolean complete;
  private Optional<IOException> failure = Optional.empty();

  /// Used by whoever reads from this.
  private final ByteArrayOutputStream unfinishedLine = new ByteArrayOutputStream();

  private byte[] ready = new byte[0];
  private int readyAt;
  private boolean waitsSince;
  private long sinceNanos;
  private boolean paused;
  private boolean ended;

  public LiveInput(LogFile.Opening opening, Duration interval) {
    this.opening = opening;
    this.intervalNanos = interval.toNanos();
    this.reader = Thread.ofPlatform().daemon().name("log input").start(this::readAll);
  }

  /// Returns whether everything has been read, and not only up to a pause.
  public boolean hasEnded() {
    return ended;
  }

  /// Ends a pause.
  public void resume() {
    paused = false;
  }

  /// Ends the input after the bytes that have already arrived.
  public synchronized void stop() {
    complete = true;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (readyAt == ready.length && !ended && !paused) {
      byte @Nullable [] chunk = next();
      if (chunk != null) {
        add(chunk);
      }
    }
    if (readyAt == ready.length) {
      throwFailure();
      return -1;
    }
    int count = Math.min(length, ready.length - readyAt);
    System.arraycopy(ready, readyAt, target, offset, count);
    readyAt += count;
    return count;
  }

  /// Adds bytes, and makes whole lines ready.
  private void add(byte[] chunk) {
    if (!waitsSince) {
      waitsSince = true;
      sinceNanos = System.nanoTime();
    }
    int end = chunk.length;
    while (end > 0 && chunk[end - 1] != '\n') {
      end--;
    }
    unfinishedLine.write(chunk, 0, end);
    boolean veryLong = unfinishedLine.size() + chunk.length - end > LogLines.MAX_TEXT_BYTES;
    if (end > 0 || veryLong) {
      makeReady();
    }
    unfinishedLine.write(chunk, end, chunk.length - end);
  }

  private void makeReady() {
    ready = unfinishedLine.toByteArray();
    readyAt = 0;
    unfinishedLine.reset();
  }

  /// Waits for the next bytes. Returns null at a pause or at the end.
  private synchronized byte @Nullable [] next() throws IOException {
    try {
      while (chunks.isEmpty() && !complete) {
        long left = sinceNanos + intervalNanos - System.nanoTime();
        if (waitsSince && left <= 0) {
          waitsSince = false;
          paused = true;
          return null;
        }
        wait(waitsSince ? left / 1_000_000 : 0, waitsSince ? (int) (left % 1_000_000) : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
    byte[] chunk = chunks.poll();
    notifyAll();
    return chunk == null ? end() : chunk;
  }

  /// Ends the input with its last line, which may have no line feed.
  private byte @Nullable [] end() {
    ended = true;
    makeReady();
    return null;
  }

  private synchronized void throwFailure() throws IOException {
    if (ended && failure.isPresent()) {
      IOException cause = failure.get();
      failure = Optional.empty();
      throw cause;
    }
  }

  private void readAll() {
    try (InputStream in = opening.open()) {
      byte[] buffer = new byte[CHUNK_BYTES];
      int count = in.read(buffer);
      while (count >= 0 && put(Arrays.copyOf(buffer, count))) {
        count = in.read(buffer);
      }
      finish(Optional.empty());
    } catch (IOException e) {
      finish(Optional.of(e));
    } catch (InterruptedException _) {
      finish(Optional.empty());
    }
  }

  /// Hands bytes over. Returns false if the input has been stopped.
  private synchronized boolean put(byte[] chunk) throws InterruptedException {
    while (chunks.size() >= MAX_CHUNKS && !complete) {
      wait();
    }
    if (complete) {
      return false;
    }
    if (chunk.length > 0) {
      chunks.add(chunk);
      notifyAll();
    }
    return true;
  }

  private synchronized void finish(Optional<IOException> cause) {
    failure = complete ? Optional.empty() : cause;
    complete = true;
    notifyAll();
  }

  /// The thread ends by itself after the next byte: closing a pipe does not wake its reader.
  @Override
  public void close() {
    stop();
    reader.interrupt();
  }
}
