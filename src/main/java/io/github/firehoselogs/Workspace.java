package io.github.firehoselogs;

import io.github.firehoselogs.cloudwatch.EnvelopeMemory;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.text.Utf8Builder;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/// The memory that an invocation reads and transforms its records in. It grows with the records.
record Workspace(EnvelopeMemory envelopes, RecordOutput transformed) {
  private static final int FIRST_OUTPUT_BYTES = 1 << 16;

  /// Hands the memory of an invocation to a later one, so that a function which has seen a large
  /// record does not fill its heap with an array for each that follows (`exec:exec@memory`). Of
  /// several invocations at once, each has its own.
  ///
  /// What was made of a record is never read again: this is no state. The memory is given up where
  /// it is more than a quarter of the heap, or where the heap has no other room.
  static final class Shelf {
    private final Settings settings;
    private final long mostKeptBytes;
    private final AtomicReference<SoftReference<Workspace>> kept =
        new AtomicReference<>(new SoftReference<>(null));

    Shelf(Settings settings) {
      this(settings, Runtime.getRuntime().maxMemory() / 4);
    }

    /// A shelf for at most `mostKeptBytes`.
    Shelf(Settings settings, long mostKeptBytes) {
      this.settings = settings;
      this.mostKeptBytes = mostKeptBytes;
    }

    /// Returns memory that nobody else uses.
    Workspace take() {
      Workspace workspace = kept.getAndSet(new SoftReference<>(null)).get();
      return workspace == null ? newWorkspace() : workspace;
    }

    /// Takes `workspace` back for a later invocation.
    void giveBack(Workspace workspace) {
      if (workspace.clear() <= mostKeptBytes) {
        kept.set(new SoftReference<>(workspace));
      }
    }

    private Workspace newWorkspace() {
      return new Workspace(
          new EnvelopeMemory(settings.maxEnvelopeBytes()),
          new RecordOutput(new Utf8Builder(FIRST_OUTPUT_BYTES), settings.maxResponseBytes()));
    }
  }

  /// Forgets what was read, and returns how many bytes are held.
  private long clear() {
    transformed.restart();
    return envelopes.clear() + transformed.memoryBytes();
  }
}
