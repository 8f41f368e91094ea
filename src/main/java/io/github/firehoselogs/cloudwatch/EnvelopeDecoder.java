package io.github.firehoselogs.cloudwatch;

/// Reads envelopes: decompresses what came, finds the log events in it.
///
/// One decoder serves one invocation, record after record: its memory is used again. Not safe for
/// use by several threads at once; holds native memory until it is closed.
public final class EnvelopeDecoder implements AutoCloseable {
  private final Gunzip gunzip;
  private final LogEvents events = new LogEvents();

  /// `maxEnvelopeBytes` is the most that one record may hold when decompressed.
  public EnvelopeDecoder(int maxEnvelopeBytes) {
    gunzip = new Gunzip(maxEnvelopeBytes);
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
