package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import io.github.firehoselogs.tools.logs.LogOrigin;
import io.github.firehoselogs.tools.output.OutputFiles;
import io.github.firehoselogs.tools.stream.Source;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The checked options of a run. `bufferBytes` counts gzip data; `perMonthGb` is the amount of log
/// text to estimate a price for.
record Options(
    Input input,
    Source source,
    int bufferBytes,
    Destination destination,
    OutputFiles out,
    OptionalDouble perMonthGb) {
  /// The logs to read, and how their lines become log events. `logs` are files, folders, or `-` for
  /// standard input; a line that contains a match of `entryStart` starts a log event, every line
  /// does if it is empty; the lines of a pipe wait for `interval` at most.
  record Input(List<String> logs, Optional<Pattern> entryStart, Names names, Duration interval) {
    static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

    /// Logs with the default names and interval.
    Input(List<String> logs, Optional<Pattern> entryStart) {
      this(logs, entryStart, Names.DEFAULT, DEFAULT_INTERVAL);
    }
  }

  /// The log group of all logs, and the log stream of the only one, if it is named.
  record Names(String logGroup, Optional<String> logStream) {
    static final Names DEFAULT = new Names(LogOrigin.DEFAULT_LOG_GROUP, Optional.empty());
  }

  /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  private static final Pattern LOG_GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");

  /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
  private static final Pattern LOG_STREAM = Pattern.compile("[^:*]{1,512}");

  /// The bounds of Firehose's interval.
  private static final BigDecimal MAX_SECONDS = new BigDecimal("900");

  private static final BigDecimal MAX_GB = new BigDecimal("1e9");

  private static final BigDecimal MIN_MB = new BigDecimal("0.2");
  private static final BigDecimal MAX_MB = new BigDecimal("3");

  /// 1 MB as Firehose counts it, in bytes.
  private static final BigDecimal MB = new BigDecimal(1 << 20);

  /// Checks the arguments. One that is missing or blank has its default, which can depend on the
  /// pipeline.
  static Options from(LocalArguments arguments) {
    Destination destination = destination(arguments);
    boolean s3 = destination instanceof Destination.S3;
    boolean kinesis = destination instanceof Destination.OpenSearch;
    Path samples = s3 ? arguments.sampleLogs : arguments.sampleLogs.resolve("mysql-general.log");
    return new Options(
        input(arguments, samples),
        source(value(arguments.source, kinesis ? "kinesis" : "direct")),
        // As in template.yaml.
        bufferBytes(value(arguments.buffer, "0.2")),
        destination,
        OutputFiles.of(value(arguments.out, "target/delivery")),
        given(arguments.perMonth).stream().mapToDouble(Options::perMonth).findFirst());
  }

  private static Input input(LocalArguments arguments, Path samples) {
    List<String> logs = logs(arguments.files, samples);
    Optional<String> logStream =
        given(arguments.logStream).map(name -> name("--log-stream", name, LOG_STREAM));
    if (logStream.isPresent() && (logs.size() > 1 || Files.isDirectory(Path.of(logs.getFirst())))) {
      throw new BadInputException("--log-stream: found several logs, expected one FILE or -");
    }
    String logGroup =
        name("--log-group", value(arguments.logGroup, LogOrigin.DEFAULT_LOG_GROUP), LOG_GROUP);
    return new Input(
        logs,
        given(arguments.entry).map(Options::entryStart),
        new Names(logGroup, logStream),
        given(arguments.interval).map(Options::interval).orElse(Input.DEFAULT_INTERVAL));
  }

  private static String name(String option, String name, Pattern allowed) {
    if (!allowed.matcher(name).matches()) {
      throw new BadInputException(
          option + ": found '" + name + "', expected a name as in CloudWatch Logs");
    }
    return name;
  }

  private static Duration interval(String text) {
    return number(text, BigDecimal.ZERO, MAX_SECONDS)
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .orElseThrow(() ->
            new BadInputException(
                "--interval: found '" + text + "', expected a number of seconds from 0 to 900"));
  }

  private static double perMonth(String text) {
    return number(text, BigDecimal.ZERO, MAX_GB)
        .filter(gb -> gb.signum() > 0)
        .orElseThrow(() ->
            new BadInputException(
                "--per-month: found '" + text + "', expected GB of log text, such as 500"))
        .doubleValue();
  }

  private static Optional<BigDecimal> number(String text, BigDecimal min, BigDecimal max) {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean inBounds = number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
      return inBounds ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Destination destination(LocalArguments arguments) {
    String pipeline = value(arguments.pipeline, "s3");
    return switch (pipeline) {
      case "s3" -> {
        refuse("--node", arguments.node, "opensearch");
        refuse("--index", arguments.index, "opensearch");
        refuse("--rotation", arguments.rotation, "opensearch");
        yield new Destination.S3(given(arguments.prefix), Boolean.TRUE.equals(arguments.gzip));
      }
      case "opensearch" -> {
        refuse("--prefix", arguments.prefix, "s3");
        refuse("--gzip", arguments.gzip == null ? "" : "given", "s3");
        yield new Destination.OpenSearch(
            value(arguments.index, "mysql-general"),
            IndexRotation.named(value(arguments.rotation, "OneDay")),
            given(arguments.node).map(NodeAddress::of));
      }
      case "opensearch-direct" -> {
        refuse("--index", arguments.index, "opensearch; set OPENSEARCH_INDEX");
        refuse("--rotation", arguments.rotation, "opensearch; set OPENSEARCH_INDEX");
        String prefix = value(arguments.prefix, "archive/");
        yield new Destination.OpenSearchDirect(
            given(arguments.node).map(NodeAddress::of),
            new Destination.S3(Optional.of(prefix), Boolean.TRUE.equals(arguments.gzip)));
      }
      default ->
          throw new BadInputException(
              "--pipeline: found '" + pipeline + "', expected s3, opensearch or opensearch-direct");
    };
  }

  private static void refuse(String name, @Nullable String given, String pipeline) {
    if (given(given).isPresent()) {
      throw new BadInputException(name + ": only with --pipeline=" + pipeline);
    }
  }

  private static Pattern entryStart(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "--entry: '" + text + "' is no regular expression: " + e.getDescription(), e);
    }
  }

  /// Returns whether one of the logs comes from a terminal or a pipe.
  boolean readsStandardInput() {
    return input.logs.contains("-");
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.of(value(value, "")).filter(text -> !text.isEmpty());
  }

  private static String value(@Nullable String value, String byDefault) {
    return value == null || value.isBlank() ? byDefault : value.strip();
  }

  private static List<String> logs(List<String> files, Path samples) {
    for (String file : files) {
      if (file.isBlank()) {
        throw new BadInputException(
            "FILE: found '" + file + "', expected a file, a folder, or - for standard input");
      }
    }
    return files.isEmpty() ? List.of(samples.toString()) : List.copyOf(files);
  }

  private static Source source(String text) {
    return switch (text) {
      case "direct" -> Source.DIRECT;
      case "kinesis" -> Source.KINESIS;
      default ->
          throw new BadInputException("--source: found '" + text + "', expected direct or kinesis");
    };
  }

  private static int bufferBytes(String text) {
    return number(text, MIN_MB, MAX_MB)
        .map(mb -> mb.multiply(MB).intValue())
        .orElseThrow(() ->
            new BadInputException(
                "--buffer: found '"
                    + text
                    + "', expected a number of MB from 0.2 to 3, such as 0.5"));
  }
}
