package io.github.firehoselogs.gzip;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.EnvelopeEncoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Compares the inflaters on 100 envelopes of 200 log events each, and one encoder for all events
/// of an envelope with one encoder for each event. They alternate within one run.
public final class InflateSpeed {
  private static final int ENVELOPES = 100;
  private static final int EVENTS = 200;
  private static final int TURNS = 150;

  private InflateSpeed() {}

  /// Measures, and prints a line for each comparison.
  public static void print() throws Exception {
    List<byte[]> envelopes = envelopes(new Random(5));
    Libdeflate.load();
    if (Libdeflate.ifLoaded().isEmpty()) {
      throw new IOException("libdeflate could not be loaded on this machine");
    }
    long[] nanos = {Long.MAX_VALUE, Long.MAX_VALUE};
    long bytes = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      bytes = inflate(new JdkInflater(), envelopes, nanos, 0);
      if (inflate(MemberInflater.open(), envelopes, nanos, 1) != bytes) {
        throw new IllegalStateException("the inflaters differ");
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d bytes: java.util.zip %.2f ms, libdeflate %.2f ms, ratio %.2f%n",
        bytes,
        nanos[0] / 1e6,
        nanos[1] / 1e6,
        (double) nanos[1] / nanos[0]);
    encode(envelopes.getFirst());
  }

  private static void encode(byte[] envelope) throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 27)) {
      LogEvents logEvents = decoder.decode(EncodedEnvelope.of(envelope));
      long[] nanos = {Long.MAX_VALUE, Long.MAX_VALUE};
      for (int turn = 0; turn < TURNS; turn++) {
        long start = System.nanoTime();
        for (int i = 0; i < logEvents.size(); i++) {
          try (EnvelopeEncoder encoder = new EnvelopeEncoder()) {
            encoder.encode(logEvents, new int[] {i}, 1);
          }
        }
        long middle = System.nanoTime();
        try (EnvelopeEncoder encoder = new EnvelopeEncoder()) {
          for (int i = 0; i < logEvents.size(); i++) {
            encoder.encode(logEvents, new int[] {i}, 1);
          }
        }
        nanos[0] = Math.min(nanos[0], middle - start);
        nanos[1] = Math.min(nanos[1], System.nanoTime() - middle);
      }
      System.out.printf(
          Locale.ROOT,
          "%d envelopes of one event: an encoder each %.2f ms, one for all %.2f ms, ratio %.2f%n",
          logEvents.size(),
          nanos[0] / 1e6,
          nanos[1] / 1e6,
          (double) nanos[1] / nanos[0]);
    }
  }

  private static long inflate(
      MemberInflater inflater, List<byte[]> envelopes, long[] nanos, int which) throws Exception {
    long bytes = 0;
    long start = System.nanoTime();
    try (GzipDecoder gunzip = new GzipDecoder(1 << 27, inflater)) {
      for (byte[] envelope : envelopes) {
        gunzip.inflate(envelope);
        bytes += gunzip.length();
      }
    }
    nanos[which] = Math.min(nanos[which], System.nanoTime() - start);
    return bytes;
  }

  private static List<byte[]> envelopes(Random random) {
    List<byte[]> envelopes = new ArrayList<>();
    for (int i = 0; i < ENVELOPES; i++) {
      String[] messages = new String[EVENTS];
      Arrays.setAll(
          messages,
          n ->
              "%08x INFO [worker-%d] GET /api/v1/orders/%d status=200 bytes=%d took=%dms request=%016x"
                  .formatted(
                      random.nextInt(),
                      random.nextInt(16),
                      random.nextInt(100_000),
                      random.nextInt(1 << 20),
                      random.nextInt(900),
                      random.nextLong())
                  .concat(" user agent Mozilla/5.0 (X11; Linux x86_64) with some words that repeat")
                  .concat(" and stay the same from line to line"));
      envelopes.add(GivenEnvelope.of(messages).gzip());
    }
    return envelopes;
  }
}
