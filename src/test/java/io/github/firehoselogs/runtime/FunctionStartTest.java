package io.github.firehoselogs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.given.GivenEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when a process starts: wrong settings, and what is loaded.
class FunctionStartTest {
  @TempDir Path folder = Path.of("");

  @Test
  void wrongSettingsAreReportedOnceAllTogether() throws IOException, InterruptedException {
    Map<String, String> wrong =
        Map.of(
            "TRANSFORM", "mesage",
            "TIME_ZONE", "Mars/Olympus",
            "PARTITION_KEYS", "hour={tiemstamp}",
            "MAX_RESPONSE_BYTES", "6 MB",
            "MAX_ROUNDS", "-1");
    try (RuntimeApi runtime = new RuntimeApi();
        ForkedFunction function = new ForkedFunction(runtime, folder, wrong)) {
      String message =
          new ObjectMapper().readTree(runtime.initError()).get("errorMessage").asText();

      assertTrue(message.contains("5 settings are wrong:"), message);
      for (String name : wrong.keySet()) {
        assertTrue(message.contains("\n  " + name + ": "), message);
      }
      assertNotEquals(0, function.exitCode());
      assertEquals(List.of(), runtime.surplus());
    }
  }

  @Test
  void theSdkIsLoadedWhenSomethingIsPutBackAndNotBefore() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction _ =
            new ForkedFunction(
                runtime,
                folder,
                withSmallBudget(streams),
                "-Xlog:class+load=info:file=" + loaded + ":none")) {
      runtime.invoke(GivenEvent.directPut().with("a", GivenEnvelope.of("a")).json());
      assertEquals(List.of(), servicesIn(loaded));

      GivenEnvelope large = GivenEnvelope.of("x".repeat(500));
      runtime.invoke(GivenEvent.directPut().with("a", large).with("b", large).json());
      assertEquals(1, streams.taken().size());
      assertNotEquals(List.of(), servicesIn(loaded));
    }
  }

  private static Map<String, String> withSmallBudget(LoopbackStreams streams) {
    Map<String, String> environment = new HashMap<>(streams.environment());
    environment.put("MAX_RESPONSE_BYTES", "1500");
    return environment;
  }

  private static List<String> servicesIn(Path loaded) throws IOException {
    return Files.readString(loaded, UTF_8)
        .lines()
        .filter(line -> line.startsWith("software.amazon.awssdk.services."))
        .toList();
  }
}
