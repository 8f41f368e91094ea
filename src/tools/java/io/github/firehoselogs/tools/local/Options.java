package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import io.github.firehoselogs.tools.stream.Source;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The checked options of a run. `logs` are files, folders, or `-` for standard input; a line that
/// contains a match of `entryStart` starts a log event, every line does if it is empty;
/// `bufferBytes` counts gzip data; `log` is the file for the function's own log.
record Options(
    Input input, Source source, int bufferBytes, Destination destination, Path out, Path log) {
  /// The logs to read, and how their lines become log events.
  record Input(List<String> logs, Optional<Pattern> entryStart) {}

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
        new Input(logs(arguments.files, samples), given(arguments.entry).map(Options::entryStart)),
        source(value(arguments.source, kinesis ? "kinesis" : "direct")),
        // As in template.yaml.
        bufferBytes(value(arguments.buffer, "0.2")),
        destination,
        out(value(arguments.out, "target/delivery")),
        Path.of("target/local-firehose.log"));
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

  private static Path out(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadInputException("--out: '" + text + "' is no path: " + e.getReason(), e);
    }
  }

  private static int bufferBytes(String text) {
    try {
      BigDecimal mb = new BigDecimal(text);
      if (mb.compareTo(MIN_MB) >= 0 && mb.compareTo(MAX_MB) <= 0) {
        return mb.multiply(MB).intValue();
      }
    } catch (NumberFormatException _) {
      // Refused below, like a number out of range.
    }
    throw new BadInputException(
        "--buffer: found '" + text + "', expected a number of MB from 0.2 to 3, such as 0.5");
  }
}
