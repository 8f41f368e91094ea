package io.github.firehoselogs.tools.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The function in a JVM of its own, as Lambda starts it: the runtime interface client is the main
/// program, and the environment contains only the given variables.
public final class ForkedFunction implements AutoCloseable {
  private final Process process;
  private final Path output;

  /// Starts the function from the class path. Its output goes to a file in `folder`.
  public ForkedFunction(
      RuntimeApi runtime, Path folder, Map<String, String> environment, String... options) {
    this(
        runtime,
        new TaskRoot(folder, "io.github.firehoselogs.FirehoseLogsHandler"),
        List.of("-cp", System.getProperty("java.class.path")),
        List.of(),
        environment,
        options);
  }

  /// Starts the function in `root`. The command starts with `launcher`, which may be empty.
  public ForkedFunction(
      RuntimeApi runtime,
      TaskRoot root,
      List<String> launcher,
      Map<String, String> environment,
      String... options) {
    this(
        runtime, root, List.of("-cp", TaskRoot.runtimeClassPath()), launcher, environment, options);
  }

  private ForkedFunction(
      RuntimeApi runtime,
      TaskRoot root,
      List<String> classPath,
      List<String> launcher,
      Map<String, String> environment,
      String... options) {
    output = root.folder().resolve("output.txt");
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As in the managed runtime.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(classPath);
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(root.handler());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(ofLambda(runtime, root));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> ofLambda(RuntimeApi runtime, TaskRoot root) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtime.address()),
        Map.entry("LAMBDA_TASK_ROOT", root.folder().toString()),
        Map.entry("_HANDLER", root.handler()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "firehose-logs-transformer"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/firehose-logs-transformer"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2023/11/14/[$LATEST]0"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "nobody"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "nothing"),
        Map.entry("AWS_SESSION_TOKEN", "none"));
  }

  /// Returns the output so far, standard output and standard error.
  public String output() {
    return content(output);
  }

  /// Returns the processor time of its threads so far.
  Duration processorTime() {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> each = Files.list(threads)) {
      return Duration.ofNanos(
          each.map(thread -> content(thread.resolve("schedstat")))
              .mapToLong(figures -> Long.parseLong(figures.substring(0, figures.indexOf(' '))))
              .sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the peak resident memory of the process so far.
  public long peakResidentBytes() {
    String status = content(Path.of("/proc", Long.toString(process.pid()), "status"));
    String kib = status.replaceFirst("(?s).*VmHWM:\\s*(\\d+) kB.*", "$1");
    return Long.parseLong(kib) * 1024;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the function exits, and returns its exit code.
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the function still runs after a minute");
    }
    return process.exitValue();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill(process);
  }

  /// Kills `process`, and waits until it has ended.
  static void kill(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
