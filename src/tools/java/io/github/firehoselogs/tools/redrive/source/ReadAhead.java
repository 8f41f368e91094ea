package io.github.firehoselogs.tools.redrive.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Opens the next objects while one is read, because a request to S3 takes much longer than reading
/// a small object. Objects keep their order. Used by one thread.
public final class ReadAhead implements FailureSource.Visitor, AutoCloseable {
  private static final int MAX_OBJECTS = 8;

  /// The part of each object that is held in memory.
  private static final int HEAD_BYTES = 1 << 20;

  private record Opened(String name, Future<InputStream> stream) {}

  private final FailureSource.Visitor reader;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Opened> waiting = new ArrayDeque<>();
  private boolean wantsMore = true;

  /// Hands over the objects to `reader`.
  public ReadAhead(FailureSource.Visitor reader) {
    this.reader = reader;
  }

  @Override
  public boolean object(FailureObject object) {
    waiting.add(new Opened(object.name(), threads.submit(() -> head(object))));
    if (waiting.size() > MAX_OBJECTS) {
      readFirst();
    }
    return wantsMore;
  }

  @Override
  public void unreadable(String name, String problem) {
    reader.unreadable(name, problem);
  }

  /// Hands over the last objects, and returns whether the reader wants more.
  public boolean finish() {
    while (wantsMore && !waiting.isEmpty()) {
      readFirst();
    }
    return wantsMore;
  }

  private void readFirst() {
    Opened first = waiting.removeFirst();
    wantsMore = reader.object(new FailureObject(first.name, () -> await(first.stream)));
    release(first);
  }

  /// Opens `object` and reads its start, or all of it if it is small.
  private static InputStream head(FailureObject object) throws IOException {
    InputStream in = object.opening().open();
    try {
      byte[] head = in.readNBytes(HEAD_BYTES);
      InputStream start = new ByteArrayInputStream(head);
      if (head.length == HEAD_BYTES) {
        return new SequenceInputStream(start, in);
      }
      in.close();
      return start;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream await(Future<InputStream> stream) throws IOException {
    try {
      return stream.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  /// Closes the stream, also if nobody has read it.
  private static void release(Opened opened) {
    try {
      await(opened.stream).close();
    } catch (IOException _) {
      // The reader has been told, or has not asked.
    }
  }

  @Override
  public void close() {
    waiting.forEach(ReadAhead::release);
    threads.shutdown();
  }
}
