package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.contract.ContractBreachException;
import io.github.firehoselogs.tools.delivery.BulkDelivery;
import io.github.firehoselogs.tools.delivery.DeliveryFolder;
import io.github.firehoselogs.tools.delivery.DeliveryFolder.ObjectFormat;
import io.github.firehoselogs.tools.delivery.Prefixes;
import io.github.firehoselogs.tools.logs.AgentEnvelopes;
import io.github.firehoselogs.tools.logs.LogEntries;
import io.github.firehoselogs.tools.logs.LogFile;
import io.github.firehoselogs.tools.logs.LogFiles;
import io.github.firehoselogs.tools.logs.LogLines;
import io.github.firehoselogs.tools.logs.LogTexts;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.DeliveryStream;
import io.github.firehoselogs.tools.stream.EventBuffer;
import io.github.firehoselogs.tools.stream.LocalFunction;
import io.github.firehoselogs.tools.stream.LocalStream;
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
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Runs log files through the real function as Firehose would, and writes to a folder what S3 would
/// hold or OpenSearch would be sent. The function's settings are the environment variables.
public final class LocalFirehose {
  static final int EXIT_REFUSED = 1;

  /// Lines shown of the output if the logs come from standard input.
  private static final int SAMPLE_LINES = 20;

  /// The surroundings of a run. `template` is the file with the default prefixes.
  public record World(
      Map<String, String> environment,
      InputStream standardInput,
      InstantSource clock,
      RandomGenerator random,
      Path template) {}

  private final World world;
  private final DeliveryStream stream;
  private final Progress progress;
  private final Optional<Pattern> entryStart;
  private long logEvents;
  private long records;

  private LocalFirehose(
      World world, DeliveryStream stream, Progress progress, Optional<Pattern> entryStart) {
    this.world = world;
    this.stream = stream;
    this.progress = progress;
    this.entryStart = entryStart;
  }

  /// Runs with these arguments and prints the report to `out`. Returns 0 if everything went through
  /// the function, or 1 if OpenSearch does not have all documents.
  ///
  /// @throws BadInputException if an argument, a setting or a log file is wrong
  /// @throws RunFailedException if the function breaks Firehose's contract, or a file system or a
  ///     node does not answer
  public static int run(LocalArguments arguments, World world, PrintStream out) {
    try {
      return run(Options.from(arguments), world, out);
    } catch (InvalidSettingsException e) {
      throw new BadInputException("environment: " + inOneLine(String.valueOf(e.getMessage())), e);
    } catch (ContractBreachException e) {
      throw new RunFailedException("the function broke Firehose's contract: " + e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new RunFailedException(
          "files not written, port not opened, or the node did not answer: " + e, e);
    }
  }

  private static int run(Options options, World world, PrintStream out) throws IOException {
    Sample sample = new Sample(options.readsStandardInput() ? SAMPLE_LINES : 0);
    PipelineDefaults defaults = PipelineDefaults.of(options.destination(), world.environment);
    if (options.destination() instanceof Destination.OpenSearchDirect) {
      SearchEndpoint.check(defaults.environment());
    }
    out.print(defaults.text());
    Report report = run(options, world, Progress.onTerminal(out), sample);
    out.print(sample.text() + report.table());
    out.printf("%nSee %s; the function's own log is %s%n", options.out(), options.log());
    out.println(hint(options.destination()));
    return report.isComplete() ? 0 : EXIT_REFUSED;
  }

  private static String hint(Destination destination) {
    return switch (destination) {
      case Destination.S3 s3 when s3.gzip() -> "The objects are gzip, as the template has them.";
      case Destination.S3 _ ->
          "The objects are left readable; --gzip makes them .log.gz, as the template has them.";
      case Destination.OpenSearch search when search.node().isPresent() ->
          "The bodies in bulk/ were sent to " + search.node().get();
      case Destination.OpenSearchDirect _ ->
          "The function indexed the documents; with ARCHIVE=true it also delivers them.";
      case Destination.OpenSearch _ ->
          "Nothing was sent: --node http://localhost:9200 sends the bodies in bulk/ to a node.";
    };
  }

  private static String inOneLine(String settings) {
    return settings.replaceFirst("\n *", " ").replaceAll("\n *", "; ");
  }

  static Report run(Options options, World world, Progress progress) throws IOException {
    return run(options, world, progress, new Sample(0));
  }

  private static Report run(Options options, World world, Progress progress, Sample sample)
      throws IOException {
    Report report = runAll(options, world, progress, sample);
    return options.destination() instanceof Destination.OpenSearchDirect
        ? report.with(IndexedDocuments.inLog(options.log()))
        : report;
  }

  /// Runs until all logs, and all records that were put back, went through the function.
  private static Report runAll(Options options, World world, Progress progress, Sample sample)
      throws IOException {
    PipelineDefaults defaults = PipelineDefaults.of(options.destination(), world.environment);
    List<LogFile> files = LogFiles.of(options.input().logs(), world.standardInput, options.out());
    try (LocalFunction function =
            new LocalFunction(defaults.environment(), world.clock, options.log());
        Delivery delivery = delivery(options, world);
        LocalStream putBack = LocalStream.open(options.source(), world.clock)) {
      EventBuffer buffer = new EventBuffer(options.source(), options.bufferBytes());
      DeliveryStream stream =
          new DeliveryStream(buffer, function::answer, putBack, delivery, sample);
      Optional<Pattern> entryStart = options.input().entryStart().or(defaults::entryStart);
      LocalFirehose firehose = new LocalFirehose(world, stream, progress, entryStart);
      for (LogFile file : files) {
        firehose.send(file);
      }
      stream.drain();
      delivery.finish();
      progress.end();
      return new Report(
          firehose.logEvents,
          firehose.records,
          stream.counts(),
          putBack.taken(),
          Report.Delivered.of(delivery));
    }
  }

  private static Delivery delivery(Options options, World world) throws IOException {
    return switch (options.destination()) {
      case Destination.S3 s3 -> folder(s3, options, world);
      case Destination.OpenSearchDirect direct -> folder(direct.archive(), options, world);
      case Destination.OpenSearch search -> {
        Prefixes prefixes = Prefixes.of(Optional.of("bulk/"), world.template);
        yield new BulkDelivery(
            search, new DeliveryFolder(options.out(), prefixes, world.clock, world.random));
      }
    };
  }

  private static DeliveryFolder folder(Destination.S3 s3, Options options, World world)
      throws IOException {
    return new DeliveryFolder(
        options.out(),
        Prefixes.of(s3.prefix(), world.template),
        world.clock,
        world.random,
        s3.gzip() ? ObjectFormat.GZIP : ObjectFormat.READABLE);
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
            "FILE: " + file.place() + " is empty; expected log lines in it");
      }
    }
  }

  private AgentEnvelopes open(LogFile file) {
    try {
      LogLines lines = new LogLines(file.opening().open());
      LogTexts texts =
          entryStart.<LogTexts>map(start -> new LogEntries(lines, start)).orElse(lines);
      return new AgentEnvelopes(file.logStream(), texts, world.clock.instant());
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
    return new BadInputException("FILE: " + file.place() + " could not be read: " + e, e);
  }

  /// CloudWatch Logs gives all records of a log stream the same shard key.
  private static String kinesisPartitionKey(LogFile file) {
    UUID hash = UUID.nameUUIDFromBytes(file.logStream().getBytes(StandardCharsets.UTF_8));
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.getMostSignificantBits())
        + hex.toHexDigits(hash.getLeastSignificantBits());
  }
}
