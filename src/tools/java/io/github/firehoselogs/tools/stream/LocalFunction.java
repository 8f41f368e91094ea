package io.github.firehoselogs.tools.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.contract.ContractBreachException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// The function as in Lambda's runtime: the real handler with the real serializer. Its log, with
/// its metrics, goes into a file.
public final class LocalFunction implements AutoCloseable {
  private final FirehoseLogsHandler handler;
  private final FirehoseSerializer serializer = new FirehoseSerializer();
  private final InstantSource clock;
  private final Path logFile;
  private final PrintStream log;
  private long invocations;

  /// Starts the function with these environment variables and a new file for its log.
  public LocalFunction(Map<String, String> environment, InstantSource clock, Path logFile)
      throws IOException {
    this(Settings.from(environment), clock, logFile);
  }

  /// Starts the function with these settings and a new file for its log.
  public LocalFunction(Settings settings, InstantSource clock, Path logFile) throws IOException {
    this.clock = clock;
    this.logFile = logFile;
    Files.createDirectories(logFile.toAbsolutePath().getParent());
    this.log = new PrintStream(Files.newOutputStream(logFile), false, UTF_8);
    this.handler = new FirehoseLogsHandler(settings, new StreamTargets(), Thread::sleep, log);
  }

  /// Returns the answer to `event`, both as JSON. Throws [ContractBreachException] if there is
  /// none.
  public byte[] answer(byte[] event) {
    LocalContext context =
        new LocalContext("local-" + ++invocations, new FileLogger(log), clock, clock.instant());
    try {
      FirehoseEvent read =
          serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
      FirehoseResponse response = handler.handleRequest(read, context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      serializer.toJson(response, out, FirehoseResponse.class);
      return out.toByteArray();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      e.printStackTrace(log);
      throw new ContractBreachException(
          "invocation " + invocations + ": the function threw " + e + ", expected an answer", e);
    }
  }

  /// Throws if a line of the log could not be written.
  public void checkLog() throws IOException {
    if (log.checkError()) {
      throw new FileSystemException(logFile.toString(), null, "the function's log is incomplete");
    }
  }

  @Override
  public void close() {
    log.close();
  }

  private record FileLogger(PrintStream log) implements LambdaLogger {
    @Override
    public void log(String message) {
      log.print(message);
    }

    @Override
    public void log(byte[] message) {
      log.write(message, 0, message.length);
    }
  }
}
