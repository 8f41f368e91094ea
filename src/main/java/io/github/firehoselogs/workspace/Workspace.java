package io.github.firehoselogs.workspace;

import io.github.firehoselogs.envelope.EnvelopeMemory;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.settings.Settings;

/// The buffers in which an invocation reads and transforms its records. They grow with the records.
public record Workspace(EnvelopeMemory envelopes, RecordOutput transformed) {
  private static final int FIRST_OUTPUT_BYTES = 1 << 16;

  /// A workspace with small buffers.
  public Workspace(Settings settings) {
    this(
        new EnvelopeMemory(settings.maxEnvelopeBytes()),
        new RecordOutput(new Utf8Builder(FIRST_OUTPUT_BYTES), settings.maxResponseBytes()));
  }

  /// Clears the content, and returns the total size of the buffers in bytes.
  long clear() {
    transformed.restart();
    return envelopes.clear() + transformed.memoryBytes();
  }
}
