package io.github.firehoselogs.envelope;

import io.github.firehoselogs.gzip.InflatedBytes;

/// The buffers of a decoder: the inflated bytes, and the table of their log events. They grow as
/// needed and are reused by one decoder after another.
public final class EnvelopeMemory {
  private final InflatedBytes inflated;
  private final LogEvents events = new LogEvents();

  /// `maxEnvelopeBytes` is the largest decompressed size of one record.
  public EnvelopeMemory(int maxEnvelopeBytes) {
    inflated = new InflatedBytes(maxEnvelopeBytes);
  }

  /// Clears the last record, and returns the total size of the buffers in bytes.
  public long clear() {
    events.clear();
    return inflated.capacity() + events.tableBytes();
  }

  InflatedBytes inflated() {
    return inflated;
  }

  LogEvents events() {
    return events;
  }
}
