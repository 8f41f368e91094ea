package io.github.firehoselogs.gzip;

import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Runs both inflaters on the same generated gzip data, intact and damaged: they return the same
/// bytes, or both fail. Error messages may differ. In about one of a thousand cases, libdeflate
/// accepts damage that zlib refuses, such as an invalid distance code; the checksum then proves
/// that the output is correct.
class InflatersAgreeTest {
  private static final int RUNS = 20_000;
  private static final int MAX_BYTES = 20_000;

  @Test
  void onIntactAndDamagedData() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int read = 0;
    int spared = 0;
    try (GzipDecoder jdk = new GzipDecoder(MAX_BYTES, new JdkInflater());
        GzipDecoder libdeflate =
            new GzipDecoder(MAX_BYTES, new LibdeflateInflater(GivenInflaters.libdeflate()))) {
      for (int run = 0; run < RUNS; run++) {
        byte[] whole = members(random);
        byte[] gzip = damaged(whole, random);
        Optional<String> expected = inflated(jdk, gzip);
        Optional<String> found = inflated(libdeflate, gzip);
        boolean harmless =
            expected.isEmpty() && found.isPresent() && found.equals(inflated(jdk, whole));
        int number = run;
        assertEquals(
            harmless ? found : expected,
            found,
            () -> "seed %d, run %d: %s".formatted(seed, number, HexFormat.of().formatHex(gzip)));
        read += expected.isPresent() ? 1 : 0;
        spared += harmless ? 1 : 0;
      }
    }
    int damages = spared;
    assertTrue(damages < RUNS / 500, () -> "seed " + seed + ": " + damages + " harmless damages");
    int both = read;
    assertTrue(both > RUNS / 10 && both < RUNS - RUNS / 10, () -> "seed " + seed + ": " + both);
  }

  private static Optional<String> inflated(GzipDecoder gunzip, byte[] gzip) {
    try {
      gunzip.inflate(gzip);
      byte[] bytes = Arrays.copyOf(gunzip.bytes(), gunzip.length());
      return Optional.of(HexFormat.of().formatHex(bytes));
    } catch (MalformedGzipException _) {
      return Optional.empty();
    }
  }

  private static byte[] members(Random random) {
    byte[] all = new byte[0];
    do {
      all = joined(all, gzip(content(random), random));
      if (random.nextInt(8) == 0) {
        all = joined(all, all);
      }
    } while (random.nextInt(3) == 0);
    return random.nextInt(4) == 0 ? joined(all, new byte[random.nextInt(20)]) : all;
  }

  /// Returns noise or repeating text, rarely more than the limit.
  private static byte[] content(Random random) {
    int length = random.nextInt(random.nextInt(40) == 0 ? 2 * MAX_BYTES : 600);
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    int kinds = 1 + random.nextInt(256);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) Integer.remainderUnsigned(bytes[i] & 0xFF, kinds);
    }
    return random.nextBoolean() ? bytes : "2023-11-14 INFO ".repeat(length / 16).getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] content, Random random) {
    int level = random.nextInt(10);
    int strategy = random.nextInt(3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out, 512, true) {
          {
            def.setLevel(level);
            def.setStrategy(
                switch (strategy) {
                  case 0 -> Deflater.FILTERED;
                  case 1 -> Deflater.HUFFMAN_ONLY;
                  default -> Deflater.DEFAULT_STRATEGY;
                });
          }
        }) {
      int half = content.length / 2;
      gzip.write(content, 0, half);
      if (random.nextInt(4) == 0) {
        gzip.flush();
      }
      gzip.write(content, half, content.length - half);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Returns `gzip` truncated, with flipped bits or with a false trailer; a third is unchanged.
  private static byte[] damaged(byte[] gzip, Random random) {
    byte[] damaged = gzip.clone();
    switch (random.nextInt(6)) {
      case 0 -> damaged = Arrays.copyOf(gzip, 2 + random.nextInt(gzip.length - 1));
      case 1 -> {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          damaged[random.nextInt(gzip.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2 -> {
        for (int i = 1; i <= 4; i++) {
          damaged[gzip.length - i] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
        }
      }
      case 3 -> damaged = joined(gzip, new byte[] {(byte) random.nextInt(4), 1, 2});
      default -> {
        // Unchanged.
      }
    }
    return damaged;
  }
}
