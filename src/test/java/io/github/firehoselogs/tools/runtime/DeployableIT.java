package io.github.firehoselogs.tools.runtime;

import static java.util.Locale.ENGLISH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the function from the deployment package, which leaves out some jars of the SDK, and holds
/// its size, which each cold start pays for.
class DeployableIT {
  private static final long MAX_BYTES = 8_500_000;
  private static final Path ZIP = Path.of("target/firehose-logs-transformer-lambda.zip");

  @TempDir private Path folder = Path.of("");

  private Map<String, String> environment = Map.of();

  @BeforeEach
  void setOneEventPerRecord() {
    environment = Map.of("EVENTS_PER_RECORD", "one", "PARTITION_KEYS", "");
  }

  private String answer(GivenEvent event, LoopbackStreams streams) throws IOException {
    Map<String, String> all = new HashMap<>(streams.environment());
    all.putAll(environment);
    try (RuntimeApi runtime = new RuntimeApi();
        ForkedFunction _ =
            new ForkedFunction(runtime, TaskRoot.ofDeployable(ZIP, folder), List.of(), all)) {
      return runtime.invoke(event.with("1", GivenEnvelope.of("a", "b", "c")).json()).body();
    }
  }

  @Test
  void isSmall() throws IOException {
    long bytes = Files.size(ZIP);
    System.out.printf(ENGLISH, "%s: %,d bytes of at most %,d%n", ZIP, bytes, MAX_BYTES);
    assertTrue(bytes <= MAX_BYTES, ZIP + ": " + bytes + " bytes");
  }

  @Test
  void putsBackIntoFirehose() throws IOException {
    try (LoopbackStreams streams = new LoopbackStreams()) {
      String answer = answer(GivenEvent.directPut(), streams);
      assertTrue(answer.contains("\"result\":\"Ok\",\"data\":\"YQo=\""), answer);
      assertEquals(2, streams.taken().size());
    }
  }

  @Test
  void putsBackIntoKinesis() throws IOException {
    try (LoopbackStreams streams = new LoopbackStreams()) {
      String answer = answer(GivenEvent.fromKinesis(), streams);
      assertTrue(answer.contains("\"result\":\"Ok\",\"data\":\"YQo=\""), answer);
      assertEquals(1, streams.taken().size());
    }
  }

  @Test
  void indexesItself() throws IOException {
    try (LoopbackStreams streams = new LoopbackStreams();
        LoopbackSearch search = new LoopbackSearch()) {
      environment = search.environment();
      String answer = answer(GivenEvent.directPut(), streams);
      assertEquals("{\"records\":[{\"recordId\":\"1\",\"result\":\"Dropped\"}]}", answer);
      assertEquals(3, search.documents());
    }
  }
}
