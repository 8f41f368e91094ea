package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.cost.MonthlyCost;
import io.github.firehoselogs.tools.delivery.BulkDelivery;
import io.github.firehoselogs.tools.delivery.DeliveryFolder;
import io.github.firehoselogs.tools.delivery.DeliveryFolder.ObjectFormat;
import io.github.firehoselogs.tools.delivery.Prefixes;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import io.github.firehoselogs.tools.logs.LogFile;
import io.github.firehoselogs.tools.logs.LogFiles;
import io.github.firehoselogs.tools.observed.FailureAdvice;
import io.github.firehoselogs.tools.observed.FunctionLog;
import io.github.firehoselogs.tools.observed.FunctionLog.Failure;
import io.github.firehoselogs.tools.observed.Observed;
import io.github.firehoselogs.tools.observed.RunObserver;
import io.github.firehoselogs.tools.report.RunFacts;
import io.github.firehoselogs.tools.stream.Counts;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.DeliveryStream;
import io.github.firehoselogs.tools.stream.EventBuffer;
import io.github.firehoselogs.tools.stream.LocalFunction;
import io.github.firehoselogs.tools.stream.LocalStream;
import io.github.firehoselogs.tools.stream.Source;
import io.github.firehoselogs.tools.terminal.StopSignal;
import io.github.firehoselogs.tools.trial.SettingsRead;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One run: sends all logs, and all records that are put back, through the function.
final class LocalRun {
  /// Lines of the output that are kept for the report.
  private static final int SAMPLE_LINES = 20;

  private static final String PREFIX_WITHOUT_KEYS = "logs/!{timestamp:yyyy/MM/dd/HH}/";

  private final Options options;
  private final World world;
  private final Progress progress;
  private final StopSignal stop;
  private final Instant started;
  private final PipelineDefaults defaults;
  private final List<LogFile> files;
  private final Settings settings;
  private final Sample sample = new Sample(SAMPLE_LINES);
  private final RunObserver observer;

  /// The counts of a run, and everything that its report shows.
  record Result(Report report, RunFacts facts) {}

  /// Checks settings and logs. Nothing is written yet.
  LocalRun(Options options, World world, Progress progress, StopSignal stop) throws IOException {
    this.options = options;
    this.world = world;
    this.progress = progress;
    this.stop = stop;
    this.started = world.clock().instant();
    this.defaults = PipelineDefaults.of(options.destination(), world.environment());
    this.files = LogFiles.of(options.input().logs(), world.standardInput(), options.out().folder());
    options.out().checkNotRead(options.input().logs());
    DeliveryFolder.check(options.out().folder());
    this.settings = Settings.from(defaults.environment());
    this.observer = new RunObserver(settings, world.clock(), sample);
  }

  /// Returns the first lines of the output.
  Sample sample() {
    return sample;
  }

  /// Runs until everything went through the function, or until the run is stopped.
  Result run() throws IOException {
    try (LocalFunction function =
            new LocalFunction(observer.watchedSettings(), world.clock(), options.out().log());
        Delivery delivery = delivery();
        LocalStream putBack = LocalStream.open(options.source(), world.clock())) {
      EventBuffer buffer = new EventBuffer(options.source(), options.bufferBytes());
      DeliveryStream stream =
          new DeliveryStream(buffer, function::answer, putBack, delivery, observer);
      LogSender sender = sender(stream);
      for (LogFile file : files) {
        if (!stop.isStopped()) {
          sender.send(file, () -> deliverNow(stream, delivery));
        }
      }
      stream.drain();
      delivery.finish();
      progress.end();
      function.checkLog();
      return result(sender, stream, delivery, putBack);
    }
  }

  private LogSender sender(DeliveryStream stream) {
    LogSender.Reading reading =
        new LogSender.Reading(
            options.input(),
            options.input().entryStart().or(defaults::entryStart),
            world.clock(),
            files.size() == 1);
    return new LogSender(reading, stream, observer, progress, stop);
  }

  private void deliverNow(DeliveryStream stream, Delivery delivery) throws IOException {
    stream.drain();
    delivery.finish();
    progress.output(sample.next());
  }

  private Result result(
      LogSender sender, DeliveryStream stream, Delivery delivery, LocalStream putBack)
      throws IOException {
    FunctionLog log = FunctionLog.read(options.out().log());
    Report counted =
        new Report(
            sender.logEvents(),
            sender.records(),
            stream.counts(),
            putBack.taken(),
            Report.Delivered.of(delivery));
    boolean direct = options.destination() instanceof Destination.OpenSearchDirect;
    IndexedDocuments documents = IndexedDocuments.in(log);
    Report report = direct ? counted.with(documents) : counted;
    Observed observed = observer.observed(log);
    long eventsOut =
        direct
            ? documents.indexed() + documents.existing()
            : Math.max(0, log.sum("LogEventsOut") - observed.events().withoutPartition());
    RunFacts.Numbers numbers =
        new RunFacts.Numbers(
            sender.logEvents(),
            eventsOut,
            sender.records(),
            stream.counts(),
            putBack.taken(),
            putBack.puts().bytes());
    return new Result(
        report,
        new RunFacts(
            heading(),
            numbers,
            new RunFacts.Destination(
                delivery.objects(),
                report.delivered().refused(),
                failures(log, stream.counts(), delivery),
                sample.lines()),
            observed,
            new RunFacts.Notes(
                SettingsRead.from(defaults.environment()).given(),
                sender.problems(),
                cost(sender, numbers, observed, putBack))));
  }

  private static SortedMap<String, Failure> failures(
      FunctionLog log, Counts counts, Delivery delivery) {
    SortedMap<String, Failure> failures = new TreeMap<>(log.failures());
    delivery
        .firstWithoutPartition()
        .ifPresent(first ->
            failures.put(
                FailureAdvice.NO_PARTITION, new Failure(counts.withoutPartition(), first)));
    return failures;
  }

  private RunFacts.Heading heading() {
    String pipeline =
        switch (options.destination()) {
          case Destination.S3 _ -> "s3";
          case Destination.OpenSearch _ -> "opensearch";
          case Destination.OpenSearchDirect _ -> "opensearch-direct";
        };
    return new RunFacts.Heading(pipeline, options.input().logs(), started, world.clock().instant());
  }

  private Optional<MonthlyCost> cost(
      LogSender sender, RunFacts.Numbers numbers, Observed observed, LocalStream putBack)
      throws IOException {
    if (options.perMonthGb().isEmpty() || sender.textBytes() == 0) {
      return Optional.empty();
    }
    boolean partitioned = options.destination() instanceof Destination.S3 && hasPartitionKeys();
    MonthlyCost.Traffic traffic =
        new MonthlyCost.Traffic(
            sender.textBytes(),
            sender.arrived(),
            putBack.puts(),
            new MonthlyCost.Invocations(
                numbers.counts().invocations(),
                observed.invocations().seconds(),
                options.out().log().toFile().length()),
            partitioned ? numbers.counts().bytesOut() : 0,
            options.source() == Source.KINESIS);
    return Optional.of(MonthlyCost.of(traffic, options.perMonthGb().getAsDouble()));
  }

  private Delivery delivery() throws IOException {
    return switch (options.destination()) {
      case Destination.S3 s3 -> folder(s3);
      case Destination.OpenSearchDirect direct -> folder(direct.archive());
      case Destination.OpenSearch search -> {
        Prefixes prefixes = Prefixes.of(Optional.of("bulk/"), world.template());
        yield new BulkDelivery(
            search,
            new DeliveryFolder(options.out().folder(), prefixes, world.clock(), world.random()));
      }
    };
  }

  private boolean hasPartitionKeys() {
    return settings.routes().all().stream()
        .anyMatch(route -> !route.grouping().partitionKeys().names().isEmpty());
  }

  /// Without partition keys, the prefix of the template has no value for its keys.
  private Optional<String> prefixWithoutKeys() {
    return hasPartitionKeys() ? Optional.empty() : Optional.of(PREFIX_WITHOUT_KEYS);
  }

  private DeliveryFolder folder(Destination.S3 s3) throws IOException {
    return new DeliveryFolder(
        options.out().folder(),
        Prefixes.of(s3.prefix().or(this::prefixWithoutKeys), world.template()),
        world.clock(),
        world.random(),
        s3.gzip() ? ObjectFormat.GZIP : ObjectFormat.READABLE);
  }
}
