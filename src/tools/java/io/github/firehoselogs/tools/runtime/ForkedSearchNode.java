package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.RunFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An OpenSearch node for tests and measurements, in a JVM and with a classpath of its own, so that its Netty, Joda-Time and
/// Jackson do not mix with the function's.
public final class ForkedSearchNode implements AutoCloseable {
  /// Relative to the project's folder, where Maven starts tests. The build writes it.
  private static final Path CLASSPATH = Path.of("target/search-node.classpath");

  private static final Path PROGRAM = Path.of("src/test/search-node/SearchNode.java");

  /// The node starts in 4 seconds on two idle cores.
  private static final int START_SECONDS = 120;

  private final Process process;
  private final Path errors;
  private final URI uri;

  /// Starts a node that stores its data in `folder`, and waits until it answers. It finds the data
  /// of an earlier node that was closed. If it does not start, throws an exception with its output.
  public ForkedSearchNode(Path folder) {
    errors = folder.resolve("errors.txt");
    process = start(folder);
    String port = port();
    if (!port.matches("[0-9]+")) {
      close();
      throw new IllegalStateException(
          "the node did not start; it printed " + port + "\n" + errors());
    }
    uri = URI.create("http://127.0.0.1:" + port + "/");
  }

  private Process start(Path folder) {
    if (!Files.exists(CLASSPATH)) {
      throw new RunFailedException("no " + CLASSPATH + "; mvn process-test-classes writes it");
    }
    try {
      // Native code is unpacked into this folder.
      Path temporary = Files.createDirectories(folder.resolve("tmp"));
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djava.io.tmpdir=" + temporary,
                  "@" + CLASSPATH,
                  PROGRAM.toString(),
                  folder.toString())
              .redirectError(errors.toFile());
      builder.environment().clear();
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the first line that the node prints: its port, if it has started.
  private String port() {
    BufferedReader output = process.inputReader(UTF_8);
    try {
      return CompletableFuture.supplyAsync(() -> output.lines().findFirst().orElse("nothing"))
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    } catch (ExecutionException e) {
      return e.toString();
    } catch (TimeoutException _) {
      return "nothing within " + START_SECONDS + " seconds";
    }
  }

  private String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the URI of its HTTP service, with a slash at the end.
  public URI uri() {
    return uri;
  }

  /// Kills the process.
  @Override
  public void close() {
    ForkedFunction.kill(process);
  }
}
