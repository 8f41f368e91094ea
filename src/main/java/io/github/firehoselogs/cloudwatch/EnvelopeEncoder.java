package io.github.firehoselogs.cloudwatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Writes envelopes of some of a record's log events, to be put back.
public final class EnvelopeEncoder {
  private EnvelopeEncoder() {}

  /// Returns gzip of an envelope with the events of `logEvents` at `indexes`, which ascend, and
  /// says in its header that they came round `rounds` times.
  ///
  /// Everything around the events is what came, byte for byte: fields that we do not know survive.
  /// Events of several envelopes become several documents, one behind another.
  public static byte[] encode(LogEvents logEvents, int[] indexes, int rounds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * indexes.length + 256);
    try {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        int start = 0;
        while (start < indexes.length) {
          int number = logEvents.envelopeOf(indexes[start]);
          Envelope envelope = logEvents.envelope(number);
          int end = start + 1;
          while (end < indexes.length && indexes[end] < envelope.endIndex()) {
            end++;
          }
          writeDocument(logEvents, envelope, indexes, start, end, gzip);
          start = end;
        }
      }
      return Rounds.with(out.toByteArray(), rounds);
    } catch (IOException | UnreadableEnvelopeException e) {
      throw new IllegalStateException("gzip written in memory must be readable", e);
    }
  }

  private static void writeDocument(
      LogEvents logEvents, Envelope envelope, int[] indexes, int start, int end, OutputStream out)
      throws IOException {
    byte[] json = logEvents.json();
    out.write(json, envelope.from(), envelope.eventsFrom() - envelope.from());
    for (int i = start; i < end; i++) {
      if (i > start) {
        out.write(',');
      }
      int from = logEvents.from(indexes[i]);
      out.write(json, from, logEvents.to(indexes[i]) - from);
    }
    out.write(json, envelope.eventsTo(), envelope.to() - envelope.eventsTo());
  }
}
