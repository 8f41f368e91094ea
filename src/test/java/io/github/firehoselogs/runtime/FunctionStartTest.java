package io.github.firehoselogs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.runtime.ForkedFunction;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import io.github.firehoselogs.tools.runtime.RuntimeApi;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests the start of a process: invalid settings, and the classes that are loaded.
class FunctionStartTest {
  @TempDir Path folder = Path.of("");

  @Test
  void allInvalidSettingsAreReportedOnce() throws IOException, InterruptedException {
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

      assertTrue(message.contains("5 settings are invalid:"), message);
      for (String name : wrong.keySet()) {
        assertTrue(message.contains("\n  " + name + ": "), message);
      }
      assertNotEquals(0, function.exitCode());
      assertEquals(List.of(), runtime.surplus());
    }
  }

  /// Runs in a process of its own, because the thread that compiles never ends.
  @Test
  void uncompilablePatternIsReported() throws IOException, InterruptedException {
    try (RuntimeApi runtime = new RuntimeApi();
        ForkedFunction function =
            new ForkedFunction(runtime, folder, Map.of("INCLUDE", "(?i)[\\x{1c00}-\\x{1cff}]"))) {
      String message =
          new ObjectMapper().readTree(runtime.initError()).get("errorMessage").asText();

      assertTrue(message.contains("INCLUDE: "), message);
      assertTrue(message.contains("not compiled within 5 s"), message);
      assertNotEquals(0, function.exitCode());
    }
  }

  @Test
  void sdkIsLoadedOnlyForRemainders() throws IOException {
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
      assertEquals(
          List.of(),
          loaded(
              loaded,
              "software.amazon.awssdk.",
              "com.fasterxml.jackson.",
              "org.safere.",
              "com.google.re2j."));

      GivenEnvelope large = GivenEnvelope.of("x".repeat(8_000));
      runtime.invoke(GivenEvent.directPut().with("a", large).with("b", large).json());
      assertEquals(1, streams.taken().size());
      assertNotEquals(List.of(), loaded(loaded, "software.amazon.awssdk.services."));
    }
  }

  private static Map<String, String> withSmallBudget(LoopbackStreams streams) {
    Map<String, String> environment = new HashMap<>(streams.environment());
    environment.put("MAX_RESPONSE_BYTES", "20000");
    return environment;
  }

  /// Each of them takes 1 ms of the start, and the first of a kind more.
  @Test
  void noLambdaIsLinkedBeforeTheFirstAnswer() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    try (RuntimeApi runtime = new RuntimeApi();
        ForkedFunction _ =
            new ForkedFunction(
                runtime, folder, Map.of(), "-Xlog:class+load=info:file=" + loaded + ":none")) {
      runtime.invoke(Files.readString(Path.of("events/direct-put.json"), UTF_8));
      List<String> ours = loaded(loaded, "io.github.firehoselogs.");

      assertTrue(ours.size() > 50, ours::toString);
      assertEquals(List.of(), ours.stream().filter(name -> name.contains("$$")).toList());
    }
  }

  /// Loading the native inflater takes longer than a first answer may wait.
  @Test
  void secondEventLoadsTheNativeInflater() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    String linker = "jdk.internal.foreign.abi.DowncallLinker";
    try (RuntimeApi runtime = new RuntimeApi();
        ForkedFunction _ =
            new ForkedFunction(
                runtime, folder, Map.of(), "-Xlog:class+load=info:file=" + loaded + ":none")) {
      String event = GivenEvent.directPut().with("a", GivenEnvelope.of("a")).json();
      Posted first = runtime.invoke(event);
      assertEquals(List.of(), loaded(loaded, linker));

      assertEquals(first, runtime.invoke(event));
      assertEquals(onLinux(), !loaded(loaded, linker).isEmpty());
    }
  }

  private static boolean onLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  /// Returns the lines about classes whose names begin with one of `prefixes`. Returns the loaded
  /// classes with one of `prefixes`, except for one class of the SDK that Lambda's own runtime
  /// client loads after an answer to clear the trace id.
  private static List<String> loaded(Path loaded, String... prefixes) throws IOException {
    return Files.readString(loaded, UTF_8)
        .lines()
        .filter(line -> !line.startsWith("software.amazon.awssdk.utilslite.SdkInternalThreadLocal"))
        .filter(line -> Stream.of(prefixes).anyMatch(line::startsWith))
        // The runtime itself loads this after an answer.
        .filter(line -> !line.startsWith("software.amazon.awssdk.utilslite."))
        .toList();
  }
}
