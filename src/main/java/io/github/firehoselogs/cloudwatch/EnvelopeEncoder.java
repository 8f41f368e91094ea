package io.github.firehoselogs.cloudwatch;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes envelopes of some of a record's log events, to be put back.
///
/// One encoder writes any number of them, one after another: one for each envelope of one event
/// would take 1.2 times as long (`exec:exec@inflate`). Not safe for use by several threads at once;
/// holds native memory until it is closed.
public final class EnvelopeEncoder implements AutoCloseable {
  /// gzip, deflate, no flags, no time, from an unknown system.
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private static final int TRAILER_BYTES = 8;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private byte[] json = new byte[4096];
  private int jsonBytes;

  /// Returns gzip of an envelope with the events of `logEvents` at `indexes`, which ascend, and
  /// says in its header that they came round `rounds` times.
  ///
  /// Everything around the events is what came, byte for byte: fields that we do not know survive.
  /// Events of several envelopes become several documents, one behind another.
  public byte[] encode(LogEvents logEvents, int[] indexes, int rounds) {
    jsonBytes = 0;
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
      return Rounds.with(gzip(), rounds);
    } catch (UnreadableEnvelopeException e) {
      throw new IllegalStateException("gzip written in memory must be readable", e);
    }
  }

  private void addDocument(
      LogEvents logEvents, Envelope envelope, int[] indexes, int start, int end) {
    byte[] from = logEvents.json();
    add(from, envelope.from(), envelope.eventsFrom());
    for (int i = start; i < end; i++) {
      if (i > start) {
        ensureRoom(1);
        json[jsonBytes++] = ',';
      }
      add(from, logEvents.from(indexes[i]), logEvents.to(indexes[i]));
    }
    add(from, envelope.eventsTo(), envelope.to());
  }

  private void add(byte[] bytes, int from, int to) {
    ensureRoom(to - from);
    System.arraycopy(bytes, from, json, jsonBytes, to - from);
    jsonBytes += to - from;
  }

  private void ensureRoom(int bytes) {
    if (json.length - jsonBytes < bytes) {
      json = Arrays.copyOf(json, Math.max(2 * json.length, jsonBytes + bytes));
    }
  }

  /// Returns one gzip member (RFC 1952) that holds the JSON.
  private byte[] gzip() {
    deflater.reset();
    deflater.setInput(json, 0, jsonBytes);
    deflater.finish();
    byte[] gzip = Arrays.copyOf(HEADER, HEADER.length + jsonBytes / 4 + 64);
    int length = HEADER.length;
    while (!deflater.finished()) {
      if (length == gzip.length) {
        gzip = Arrays.copyOf(gzip, 2 * gzip.length);
      }
      length += deflater.deflate(gzip, length, gzip.length - length);
    }
    crc.reset();
    crc.update(json, 0, jsonBytes);
    gzip = Arrays.copyOf(gzip, length + TRAILER_BYTES);
    GzipHeader.putLittleEndian32(gzip, length, (int) crc.getValue());
    GzipHeader.putLittleEndian32(gzip, length + 4, jsonBytes);
    return gzip;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
