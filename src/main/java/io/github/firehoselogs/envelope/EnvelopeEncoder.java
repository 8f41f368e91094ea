package io.github.firehoselogs.envelope;

import io.github.firehoselogs.gzip.GzipEncoder;

/// Writes envelopes with some of a record's log events, which are then put back.
///
/// One encoder writes any number of envelopes, because a new encoder for every envelope of one
/// event would take 1.2 times as long (`firehose-logs inflate`). Not thread-safe. Holds native memory
/// until it is closed.
public final class EnvelopeEncoder implements AutoCloseable {
  private static final byte[] COMMA = {','};

  private final GzipEncoder gzip = new GzipEncoder();

  /// `json[runFrom, runTo)` has been added but not compressed yet. Adjacent ranges are compressed
  /// in one call.
  private byte[] json = COMMA;

  private int runFrom;
  private int runTo;

  /// Returns the gzip data of an envelope with the events of `logEvents` at `indexes`, which are
  /// ascending. Its header carries the count `rounds`.
  ///
  /// The bytes around the events are copied unchanged, so unknown fields are kept. Events of
  /// several envelopes become several documents, one after another.
  public byte[] encode(LogEvents logEvents, int[] indexes, int rounds) {
    begin(logEvents.json());
    int start = 0;
    while (start < indexes.length) {
      int number = logEvents.envelopeOf(indexes[start]);
      Envelope envelope = logEvents.envelope(number);
      int end = start + 1;
      while (end < indexes.length && indexes[end] < envelope.endIndex()) {
        end++;
      }
      addDocument(logEvents, envelope, indexes, start, end);
      start = end;
    }
    compressRun();
    return gzip.end(rounds);
  }

  private void addDocument(
      LogEvents logEvents, Envelope envelope, int[] indexes, int start, int end) {
    add(envelope.from(), envelope.eventsFrom());
    for (int i = start; i < end; i++) {
      if (i > start) {
        addComma();
      }
      add(logEvents.from(indexes[i]), logEvents.to(indexes[i]));
    }
    add(envelope.eventsTo(), envelope.to());
  }

  private void begin(byte[] newJson) {
    json = newJson;
    runFrom = 0;
    runTo = 0;
    gzip.begin();
  }

  private void add(int from, int to) {
    if (from != runTo) {
      compressRun();
      runFrom = from;
    }
    runTo = to;
  }

  private void addComma() {
    if (json[runTo] == ',') {
      runTo++;
    } else {
      compressRun();
      gzip.write(COMMA, 0, COMMA.length);
      runFrom = runTo;
    }
  }

  private void compressRun() {
    gzip.write(json, runFrom, runTo - runFrom);
  }

  @Override
  public void close() {
    gzip.close();
  }
}
