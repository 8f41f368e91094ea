package io.github.firehoselogs.local;

import io.github.firehoselogs.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs log files through the real function as Firehose would, and leaves what S3 would hold in a
/// folder. The options are system properties, see [Options]; the function's settings are the
/// environment variables of the process.
public final class LocalFirehose {
  static final int EXIT_BREACH = 1;
  static final int EXIT_BAD_INPUT = 2;
  static final int EXIT_IO = 3;

  /// Lines that are shown of what comes out of standard input.
  private static final int SAMPLE_LINES = 20;

  private static final Path TEMPLATE = Path.of("template.yaml");

  /// What a run needs of the world around it.
  record World(
      Map<String, String> environment,
      InputStream standardInput,
      InstantSource clock,
      RandomGenerator random) {}

  private final World world;
  private final DeliveryStream stream;
  private final Progress progress;
  private long logEvents;
  private long records;

  private LocalFirehose(World world, DeliveryStream stream, Progress progress) {
    this.world = world;
    this.stream = stream;
    this.progress = progress;
  }

  /// Runs, and ends the process with the exit code.
  public static void main(String[] arguments) {
    World world =
        new World(System.getenv(), System.in, InstantSource.system(), RandomGenerator.getDefault());
    System.exit(run(System::getProperty, world, System.out, System.err));
  }

  /// Runs with the options in `properties`; prints the report to `out`, or one line to `err`.
  /// Returns 0 when everything went through the function, or what was in the way: 1 an answer that
  /// breaks Firehose's contract, 2 options or settings, 3 a file system.
  static int run(
      UnaryOperator<@Nullable String> properties, World world, PrintStream out, PrintStream err) {
    try {
      Options options = Options.from(properties);
      Sample sample = new Sample(options.readsStandardInput() ? SAMPLE_LINES : 0);
      String table = run(options, world, Progress.onTerminal(out), sample).table();
      out.print(sample.text() + table);
      out.printf("%nSee %s; the function's own log is %s%n", options.out(), options.log());
      return 0;
    } catch (BadInputException e) {
      err.println(e.getMessage());
      return EXIT_BAD_INPUT;
    } catch (InvalidSettingsException e) {
      err.println("environment: " + inOneLine(String.valueOf(e.getMessage())));
      return EXIT_BAD_INPUT;
    } catch (ContractBreachException e) {
      err.println("the function broke Firehose's contract: " + e.getMessage());
      return EXIT_BREACH;
    } catch (IOException | UncheckedIOException e) {
      err.println("files could not be written or the port not opened: " + e);
      return EXIT_IO;
    }
  }

  private static String inOneLine(String settings) {
    return settings.replaceFirst("\n *", " ").replaceAll("\n *", "; ");
  }

  static Report run(Options options, World world, Progress progress) throws IOException {
    return run(options, world, progress, new Sample(0));
  }

  /// Runs until all logs went through the function and nothing is left that was put back.
  private static Report run(Options options, World world, Progress progress, Sample sample)
      throws IOException {
    Prefixes prefixes = Prefixes.of(options.prefix(), TEMPLATE);
    List<LogFile> files = LogFiles.of(options.logs(), world.standardInput, options.out());
    try (LocalFunction function = new LocalFunction(world.environment, world.clock, options.log());
        DeliveryFolder folder =
            new DeliveryFolder(options.out(), prefixes, world.clock, world.random);
        LocalStream putBack = LocalStream.open(options.source(), world.clock)) {
      EventBuffer buffer = new EventBuffer(options.source(), options.bufferBytes());
      DeliveryStream stream = new DeliveryStream(buffer, function::answer, putBack, folder, sample);
      LocalFirehose firehose = new LocalFirehose(world, stream, progress);
      for (LogFile file : files) {
        firehose.send(file);
      }
      stream.drain();
      progress.end();
      return new Report(
          firehose.logEvents, firehose.records, stream.counts(), putBack.taken(), folder.objects());
    }
  }

  /// Sends one log through, as the log stream of an agent.
  private void send(LogFile file) throws IOException {
    String key = kinesisPartitionKey(file);
    try (AgentEnvelopes envelopes = open(file)) {
      long eventsBefore = logEvents;
      Optional<byte[]> envelope = next(file, envelopes);
      while (envelope.isPresent()) {
        long invocations = stream.counts().invocations();
        stream.put(new ArrivedRecord(envelope.get(), world.clock.millis(), key));
        records++;
        logEvents = eventsBefore + envelopes.events();
        if (stream.counts().invocations() > invocations) {
          progress.at(logEvents, records, stream.counts().invocations());
        }
        envelope = next(file, envelopes);
      }
      if (envelopes.events() == 0) {
        throw new BadInputException(
            "-Dlogs: " + file.place() + " is empty; expected log lines in it");
      }
    }
  }

  private AgentEnvelopes open(LogFile file) {
    try {
      LogLines lines = new LogLines(file.opening().open());
      return new AgentEnvelopes(file.logStream(), lines, world.clock.instant());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Optional<byte[]> next(LogFile file, AgentEnvelopes envelopes) {
    try {
      return envelopes.next();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInputException unreadable(LogFile file, IOException e) {
    return new BadInputException("-Dlogs: " + file.place() + " could not be read: " + e, e);
  }

  /// CloudWatch Logs gives all records of a log stream the same shard key.
  private static String kinesisPartitionKey(LogFile file) {
    UUID hash = UUID.nameUUIDFromBytes(file.logStream().getBytes(StandardCharsets.UTF_8));
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.getMostSignificantBits())
        + hex.toHexDigits(hash.getLeastSignificantBits());
  }
}
