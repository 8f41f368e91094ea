package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.document.DocumentEncoder;
import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Hostile input: changed bytes of every kind of content. Nothing throws, and nothing but visible
/// text is printed.
class ExplainMutationsTest {
  private static final int MUTATIONS = 40;
  private static final int MAX_SAMPLE_BYTES = 20_000;

  private final Trial trial =
      new Trial(Map.of("TRANSFORM", "json", "EVENTS_PER_RECORD", "one", "PARTITION_KEYS", ""));

  private static List<byte[]> samples() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    try (Stream<Path> events = Files.list(Path.of("events"))) {
      for (Path each : events.filter(file -> file.toString().endsWith(".json")).toList()) {
        samples.add(Files.readAllBytes(each));
      }
    }
    byte[] record = GivenEnvelope.of("one", "{\"a\":1}").gzip();
    samples.add(record);
    samples.add(Base64.getEncoder().encode(record));
    samples.add(GivenEnvelope.of("one").json().getBytes(UTF_8));
    samples.add(GivenFailure.of(record).line().getBytes(UTF_8));
    samples.add(GivenEnvelope.gzip(GivenFailure.ofDocument("{}").line().repeat(5)));
    samples.add(
        "{\"records\":[{\"recordId\":\"1\",\"result\":\"Ok\",\"data\":\"YQ==\"}]}".getBytes(UTF_8));
    try (DocumentEncoder encoder = new DocumentEncoder()) {
      samples.add(
          encoder.encode(
              new RecordMetadata(Map.of("k", "v"), Optional.empty()), record, 0, record.length, 1));
    }
    samples.removeIf(each -> each.length > MAX_SAMPLE_BYTES);
    return samples;
  }

  @Test
  void mutationsAreExplained() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (byte[] sample : samples()) {
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] mutated = i == 0 ? sample : mutate(sample, random);
        String text = explain(mutated, seed);
        assertTrue(
            text.lines().allMatch(line -> line.codePoints().noneMatch(Character::isISOControl)),
            () -> "seed " + seed + ": " + Base64.getEncoder().encodeToString(mutated));
      }
    }
  }

  private static byte[] mutate(byte[] sample, Random random) {
    byte[] mutated = sample.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(Math.max(1, mutated.length));
      mutated =
          switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(mutated, at);
            case 1 -> GivenEnvelope.joined(mutated, Arrays.copyOf(mutated, at));
            case 2 -> GivenEnvelope.joined(Arrays.copyOf(mutated, at), "{[\"\\".getBytes(UTF_8));
            case 3 -> GivenEnvelope.gzip(mutated);
            default -> changed(mutated, at, random);
          };
    }
    return mutated;
  }

  private static byte[] changed(byte[] bytes, int at, Random random) {
    if (bytes.length > 0) {
      bytes[at] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String explain(byte[] bytes, long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Explain.explain(bytes, trial, new Outline(new PrintStream(out, true, UTF_8)));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "seed " + seed + ": " + Base64.getEncoder().encodeToString(bytes), e);
    }
    return out.toString(UTF_8);
  }
}
