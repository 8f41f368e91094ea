package io.github.firehoselogs.envelope;

import io.github.firehoselogs.gzip.GzipDecoder;
import io.github.firehoselogs.gzip.MalformedGzipException;

/// Reads envelopes: decompresses a record and finds its log events.
///
/// One decoder reads all records of an invocation, one after another. Not thread-safe. Holds native
/// memory until it is closed.
public final class EnvelopeDecoder implements AutoCloseable {
  private final GzipDecoder gzip;
  private final LogEvents events;

  /// A decoder that uses the buffers of `memory`, which no other decoder may use until this one is
  /// closed.
  public EnvelopeDecoder(EnvelopeMemory memory) {
    gzip = new GzipDecoder(memory.inflated());
    events = memory.events();
  }

  /// A decoder with its own buffers, for records of at most `maxEnvelopeBytes` when decompressed.
  public EnvelopeDecoder(int maxEnvelopeBytes) {
    this(new EnvelopeMemory(maxEnvelopeBytes));
  }

  /// Makes decoders that are opened after this call faster, if native code can be loaded. The first
  /// call takes about 0.1 s of CPU time, later calls take none.
  public static void loadNativeInflater() {
    GzipDecoder.loadNativeInflater();
  }

  /// Returns the log events of a record: those of its data messages, in order. A record with only
  /// control messages has no events.
  ///
  /// The result is valid until the next call.
  public LogEvents decode(EncodedEnvelope record) throws UnreadableEnvelopeException {
    events.clear(); // Releases the array of the last record, which may have to grow.
    if (record instanceof EncodedEnvelope.PlainJson json) {
      EnvelopeReader.read(events, json.bytes(), json.bytes().length);
    } else {
      inflate(record.bytes());
      EnvelopeReader.read(events, gzip.bytes(), gzip.length());
    }
    return events;
  }

  private void inflate(byte[] bytes) throws UnreadableEnvelopeException {
    try {
      gzip.inflate(bytes);
    } catch (MalformedGzipException e) {
      throw new UnreadableEnvelopeException(e);
    }
  }

  @Override
  public void close() {
    gzip.close();
  }
}
