package io.github.firehoselogs.cloudwatch;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes envelopes that hold some of a record's log events, to be put back.
///
/// One encoder writes any number of envelopes: an encoder for each envelope of one event would take
/// 1.2 times as long (`exec:exec@inflate`). Not thread-safe. Holds native memory until it is
/// closed.
public final class EnvelopeEncoder implements AutoCloseable {
  /// gzip, deflate, no flags, no time, unknown operating system.
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private static final int TRAILER_BYTES = 8;
  private static final byte[] COMMA = {','};

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private byte[] gzip = new byte[4096];
  private int gzipBytes;

  /// The bytes that were added but not compressed yet are `[runFrom, runTo)` of this array:
  /// adjacent ranges go to the deflater in one call.
  private byte[] json = COMMA;

  private int runFrom;
  private int runTo;
  private int jsonBytes;

  /// Returns gzip of an envelope with the events of `logEvents` at `indexes`, which are ascending.
  /// Its header carries the count `rounds`.
  ///
  /// The bytes around the events are copied unchanged, so fields that we do not know survive.
  /// Events of several envelopes become several documents, one after another.
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
    try {
      return Rounds.with(end(), rounds);
    } catch (UnreadableEnvelopeException e) {
      throw new IllegalStateException("gzip written in memory must be readable", e);
    }
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
    jsonBytes = 0;
    crc.reset();
    deflater.reset();
    System.arraycopy(HEADER, 0, gzip, 0, HEADER.length);
    gzipBytes = HEADER.length;
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
      compress(COMMA, 0, COMMA.length);
      runFrom = runTo;
    }
  }

  private void compressRun() {
    compress(json, runFrom, runTo - runFrom);
  }

  private void compress(byte[] bytes, int from, int length) {
    if (length == 0) {
      return;
    }
    jsonBytes += length;
    crc.update(bytes, from, length);
    deflater.setInput(bytes, from, length);
    while (!deflater.needsInput()) {
      deflate();
    }
  }

  private void deflate() {
    if (gzipBytes == gzip.length) {
      gzip = Arrays.copyOf(gzip, 2 * gzip.length);
    }
    gzipBytes += deflater.deflate(gzip, gzipBytes, gzip.length - gzipBytes);
  }

  /// Returns one gzip member (RFC 1952) that holds the JSON.
  private byte[] end() {
    compressRun();
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    byte[] member = Arrays.copyOf(gzip, gzipBytes + TRAILER_BYTES);
    GzipHeader.putLittleEndian32(member, gzipBytes, (int) crc.getValue());
    GzipHeader.putLittleEndian32(member, gzipBytes + 4, jsonBytes);
    return member;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
