package io.github.firehoselogs.tools.redrive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command in a process of its own, with the heap that the launcher gives it.
final class RedriveProcess implements AutoCloseable {
  private static final long MAX_SECONDS = 600;

  final Process process;
  private final Path output;

  /// Starts `firehose-logs redrive` with `arguments` in `folder`, with these additional environment
  /// variables.
  RedriveProcess(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    output = Files.createTempFile(folder, "output", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            absoluteClassPath(),
            "io.github.firehoselogs.tools.FirehoseLogs",
            "redrive"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(credentials());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  private static String absoluteClassPath() {
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path", "").split(":", -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(":", parts);
  }

  private static Map<String, String> credentials() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "nobody");
    environment.put("AWS_SECRET_ACCESS_KEY", "nothing");
    return environment;
  }

  /// Waits until the process has ended, and returns its exit status.
  int exit() throws InterruptedException {
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
