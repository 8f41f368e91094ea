package io.github.firehoselogs.workspace;

import io.github.firehoselogs.settings.Settings;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps the buffers of an invocation for a later one, so that the function does not allocate large
/// arrays for every event (`firehose-logs memory`). Concurrent invocations get separate buffers.
/// Thread-safe.
///
/// The content of a buffer is never read again, so invocations share no state. Buffers that exceed
/// a quarter of the heap are not kept, and the garbage collector frees kept ones when memory runs
/// short.
public final class BufferPool {
  private final Settings settings;
  private final long maxKeptBytes;
  private final AtomicReference<SoftReference<Workspace>> kept =
      new AtomicReference<>(new SoftReference<>(null));

  public BufferPool(Settings settings) {
    this(settings, Runtime.getRuntime().maxMemory() / 4);
  }

  /// A pool that keeps at most `maxKeptBytes`.
  public BufferPool(Settings settings, long maxKeptBytes) {
    this.settings = settings;
    this.maxKeptBytes = maxKeptBytes;
  }

  /// Returns buffers that no other invocation uses.
  public Workspace acquire() {
    Workspace workspace = kept.getAndSet(new SoftReference<>(null)).get();
    return workspace == null ? new Workspace(settings) : workspace;
  }

  /// Releases `workspace` for a later invocation.
  public void release(Workspace workspace) {
    if (workspace.clear() <= maxKeptBytes) {
      kept.set(new SoftReference<>(workspace));
    }
  }
}
