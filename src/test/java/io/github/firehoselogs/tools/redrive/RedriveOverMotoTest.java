package io.github.firehoselogs.tools.redrive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.given.SdkProperties;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects in moto's S3, put back into moto's Firehose and Kinesis, if this machine has moto.
class RedriveOverMotoTest {
  private static final int MODULE_MISSING = 77;
  private static final int RECORDS = 40;

  @TempDir Path folder;

  private final Set<String> originals = new TreeSet<>();

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private void makeObjects() throws IOException {
    for (int i = 0; i < RECORDS; i++) {
      byte[] original = (GivenEnvelope.of("record " + i).json() + "\n").getBytes(UTF_8);
      originals.add(new String(original, ISO_8859_1));
      byte[] line = GivenFailure.of(original).line().getBytes(UTF_8);
      Files.write(
          folder("objects").resolve("a b+" + i), i % 2 == 0 ? line : GivenEnvelope.gzip(line));
    }
    Files.write(folder("objects").resolve("torn.gz"), new byte[] {0x1F, (byte) 0x8B, 8});
  }

  private Process startServer() throws IOException {
    try {
      return new ProcessBuilder(
              "python3",
              "src/test/python/serve.py",
              folder("objects").toString(),
              folder("records").toString())
          .redirectError(folder.resolve("moto.txt").toFile())
          .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped, python3 is missing: " + e.getMessage());
      throw e;
    }
  }

  @Test
  void objectsOfBucketReachBothStreams() throws Exception {
    makeObjects();
    Process server = startServer();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      String url = String.valueOf(said.readLine());
      boolean missing = !url.startsWith("http") && server.waitFor() == MODULE_MISSING;
      assumeFalse(missing, "skipped, moto is missing: " + url);
      assertTrue(url.startsWith("http"), () -> url);
      try (SdkProperties _ = SdkProperties.endpoint(url)) {
        redrive(url, "arn:aws:firehose:eu-central-1:123456789012:deliverystream/logs");
        redrive(url, "arn:aws:kinesis:eu-central-1:123456789012:stream/logs");
      }
      server.getOutputStream().close();
      assertEquals(0, server.waitFor(), () -> "see moto.txt");
    } finally {
      server.destroyForcibly();
    }
    assertEquals(originals, arrived("kinesis-"));
    assertEquals(originals, arrived("firehose-"));
  }

  /// Runs twice: the second run repeats nothing.
  private void redrive(String url, String arn) {
    GivenRedrive redrive = new GivenRedrive(folder, new StreamTargets());
    redrive.arguments.places = List.of("s3://logs/errors/");
    redrive.arguments.stream = arn;
    redrive.arguments.journal =
        folder.resolve("journal-of-" + arn.replaceAll("[:/]", "-")).toString();
    redrive.environment.put("AWS_ENDPOINT_URL", url);
    for (String row : List.of("put back                40\n", "already there           40  ")) {
      GivenRedrive.Run run = redrive.run();
      assertEquals(1, run.exit(), run.out());
      assertTrue(run.out().contains(row), run.out());
      String torn = "s3://logs/errors/processing-failed/torn.gz: gzip: truncated in member 1\n";
      assertTrue(run.out().contains(torn), run.out());
    }
  }

  /// Returns the records that a stream has; each must have arrived once. Firehose delivers several
  /// in one object.
  private Set<String> arrived(String prefix) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder("records"))) {
      for (Path each :
          files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList()) {
        Files.readString(each, ISO_8859_1).lines().forEach(line -> all.add(line + "\n"));
      }
    }
    assertEquals(RECORDS, all.size(), prefix);
    return new TreeSet<>(all);
  }
}
