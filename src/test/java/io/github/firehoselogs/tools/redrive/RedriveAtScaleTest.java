package io.github.firehoselogs.tools.redrive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Many objects, and a large one, with the heap that the launcher gives the command. An ordinary
/// build has few objects; this command has those of docs/operations.md:
///
/// ```
/// mvn test -Dtest=RedriveAtScaleTest -Dredrive.objects=100000 -Dredrive.megabytes=100
/// ```
class RedriveAtScaleTest {
  private static final int OBJECTS = Integer.getInteger("redrive.objects", 700);
  private static final int MEGABYTES = Integer.getInteger("redrive.megabytes", 0);

  @TempDir Path folder;

  private Path errors() throws IOException {
    return Files.createDirectories(folder.resolve("errors"));
  }

  @Test
  void manyObjectsTakeLittleMemory() throws Exception {
    for (int i = 0; i < OBJECTS; i++) {
      Path hour = errors().resolve("2025/11/20/" + i % 24);
      Files.createDirectories(hour);
      byte[] record = GivenEnvelope.of("record " + i, "a line of a log file".repeat(20)).gzip();
      Files.writeString(hour.resolve("logs-1-2025-11-20-07-00-00-" + i), line(record));
    }
    assertEquals(OBJECTS, redrive());
  }

  @Test
  @EnabledIfSystemProperty(named = "redrive.megabytes", matches = "\\d+")
  void largeObjectTakesLittleMemory() throws Exception {
    Random random = new Random(1);
    int records = 0;
    try (OutputStream out =
        new GZIPOutputStream(
            new BufferedOutputStream(Files.newOutputStream(errors().resolve("large.gz"))))) {
      for (long bytes = 0; bytes < MEGABYTES * 1_000_000L; records++) {
        byte[] noise = new byte[100_000 + records % 7];
        random.nextBytes(noise);
        String text = HexFormat.of().formatHex(noise);
        byte[] line = line(GivenEnvelope.of(text).gzip()).getBytes(UTF_8);
        out.write(line);
        bytes += line.length;
      }
    }
    assertEquals(records, redrive());
  }

  private static String line(byte[] record) {
    return GivenFailure.of(record).line();
  }

  /// Redrives all objects, prints the rate, and returns how many records arrived.
  private int redrive() throws Exception {
    List<String> arguments = List.of("errors", "--stream", GivenRedrive.ARN);
    try (LoopbackStreams streams = new LoopbackStreams()) {
      long started = System.nanoTime();
      Set<String> arrived = new HashSet<>();
      int all = 0;
      try (RedriveProcess running = new RedriveProcess(folder, streams.environment(), arguments)) {
        assertEquals(0, running.exit(), running.output());
        for (LoopbackStreams.Put put : streams.taken()) {
          arrived.add(new String(put.data(), ISO_8859_1));
          all++;
        }
      }
      Duration time = Duration.ofNanos(System.nanoTime() - started);
      System.out.printf(
          "redrive: %,d records in %,d ms, %,d a second, with -Xmx256m%n",
          all, time.toMillis(), all * 1000L / time.toMillis());
      assertEquals(all, arrived.size());
      return all;
    }
  }
}
