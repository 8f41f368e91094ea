package io.github.firehoselogs.cloudwatch;

/// Reads envelopes: decompresses what came, finds the log events in it.
///
/// One decoder serves one invocation, record after record. Not safe for use by several threads at
/// once; holds native memory until it is closed.
public final class EnvelopeDecoder implements AutoCloseable {
  private final Gunzip gunzip;
  private final LogEvents events;

  /// A decoder that works in `memory`, which no other one uses until this is closed.
  public EnvelopeDecoder(EnvelopeMemory memory) {
    gunzip = new Gunzip(memory.inflated(), MemberInflater.open());
    events = memory.events();
  }

  /// A decoder with memory of its own, for records that hold at most `maxEnvelopeBytes` when
  /// decompressed.
  public EnvelopeDecoder(int maxEnvelopeBytes) {
    this(new EnvelopeMemory(maxEnvelopeBytes));
  }

  /// Makes decoders that are opened from now on faster, where native code can be loaded here. The
  /// first call takes some 0.1 s of a processor, the others nothing.
  public static void loadNativeInflater() {
    Libdeflate.load();
  }

  /// Returns the log events of a record: those of its data messages, in order. A record of control
  /// messages alone has none.
  ///
  /// The result is valid until the next call.
  public LogEvents decode(EnvelopeBytes record) throws UnreadableEnvelopeException {
    events.clear(); // Lets go of an array that may have to grow.
    if (record instanceof EnvelopeBytes.PlainJson json) {
      Documents.read(events, json.bytes(), json.bytes().length);
    } else {
      gunzip.inflate(record.bytes());
      Documents.read(events, gunzip.bytes(), gunzip.length());
    }
    return events;
  }

  @Override
  public void close() {
    gunzip.close();
  }
}
