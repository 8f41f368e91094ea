package io.github.firehoselogs.cloudwatch;

/// The arrays that decoders work in, one decoder after another: what was inflated, and the table of
/// its log events. They grow with what comes, and are used again.
public final class EnvelopeMemory {
  private final InflatedBytes inflated;
  private final LogEvents events = new LogEvents();

  /// `maxEnvelopeBytes` is the most that one record may hold when decompressed.
  public EnvelopeMemory(int maxEnvelopeBytes) {
    inflated = new InflatedBytes(maxEnvelopeBytes);
  }

  /// Forgets what the last decoder has read, and returns how many bytes the arrays hold.
  public long clear() {
    events.clear();
    return inflated.array().length + events.tableBytes();
  }

  InflatedBytes inflated() {
    return inflated;
  }

  LogEvents events() {
    return events;
  }
}
