package io.github.firehoselogs;

import io.github.firehoselogs.cloudwatch.EnvelopeMemory;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.text.Utf8Builder;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/// The buffers that an invocation reads and transforms its records in. They grow with the records.
record Workspace(EnvelopeMemory envelopes, RecordOutput transformed) {
  private static final int FIRST_OUTPUT_BYTES = 1 << 16;

  /// Keeps the buffers of an invocation for a later one, so that a function that has seen a large
  /// record does not allocate new arrays for every following event (`exec:exec@memory`). Concurrent
  /// invocations each get their own.
  ///
  /// The content of a buffer is never read again, so this is no state. Buffers that exceed a
  /// quarter of the heap are not kept, and the garbage collector frees kept ones when the heap has
  /// no other room.
  static final class Shelf {
    private final Settings settings;
    private final long maxKeptBytes;
    private final AtomicReference<SoftReference<Workspace>> kept =
        new AtomicReference<>(new SoftReference<>(null));

    Shelf(Settings settings) {
      this(settings, Runtime.getRuntime().maxMemory() / 4);
    }

    /// A pool that keeps at most `maxKeptBytes`.
    Shelf(Settings settings, long maxKeptBytes) {
      this.settings = settings;
      this.maxKeptBytes = maxKeptBytes;
    }

    /// Returns buffers that no other invocation uses.
    Workspace take() {
      Workspace workspace = kept.getAndSet(new SoftReference<>(null)).get();
      return workspace == null ? newWorkspace() : workspace;
    }

    /// Releases `workspace` for a later invocation.
    void giveBack(Workspace workspace) {
      if (workspace.clear() <= maxKeptBytes) {
        kept.set(new SoftReference<>(workspace));
      }
    }

    private Workspace newWorkspace() {
      return new Workspace(
          new EnvelopeMemory(settings.maxEnvelopeBytes()),
          new RecordOutput(new Utf8Builder(FIRST_OUTPUT_BYTES), settings.maxResponseBytes()));
    }
  }

  /// Forgets the content, and returns how many bytes the buffers hold.
  private long clear() {
    transformed.restart();
    return envelopes.clear() + transformed.memoryBytes();
  }
}
