package io.github.firehoselogs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.given.GivenEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function as Lambda starts it for SnapStart, up to the snapshot and behind it.
class SnapStartTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whatAFirstEventNeedsIsLoadedBeforeTheSnapshotAndNobodyIsCalled() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(
                runtime,
                folder,
                environment(streams),
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                // The runtime's own native code.
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load=info:file=" + loaded + ":none")) {
      runtime.awaitSnapshot();
      assertEquals(List.of(), streams.taken());
      assertEquals("", function.output());
      List<String> before = ours(loaded);

      runtime.restore();
      GivenEnvelope large = GivenEnvelope.of("x".repeat(8_000));
      runtime.invoke(GivenEvent.directPut().with("a", large).with("b", large).json());
      assertEquals(1, streams.taken().size());
      runtime.invoke(GivenEvent.fromKinesis().with("a", large).with("b", large).json());
      assertEquals(1, streams.taken().size());
      List<String> after = ours(loaded);
      after.removeAll(before);
      assertEquals(List.of(), after);
      assertEquals(List.of(), runtime.surplus());
    }
  }

  private static Map<String, String> environment(LoopbackStreams streams) {
    Map<String, String> environment = new HashMap<>(streams.environment());
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    environment.put("MAX_RESPONSE_BYTES", "20000");
    return environment;
  }

  private static List<String> ours(Path loaded) throws IOException {
    try (var lines = Files.lines(loaded, UTF_8)) {
      return lines
          .map(line -> line.split(" ", 2)[0])
          .filter(name -> name.startsWith("io.github.firehoselogs."))
          .filter(name -> !name.contains("$$Lambda"))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }
}
