package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import io.github.firehoselogs.tools.stream.Source;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What a run can be told. `logs` are files, folders, or `-` for standard input; a line in which
/// `entryStart` is found begins a log event, every line if it is empty; `bufferBytes` counts gzipped
/// data; `log` is the file that takes the function's own log.
record Options(
    Input input, Source source, int bufferBytes, Destination destination, Path out, Path log) {
  /// What is read, and how it becomes log events.
  record Input(List<String> logs, Optional<Pattern> entryStart) {}

  private static final BigDecimal LEAST_MB = new BigDecimal("0.2");
  private static final BigDecimal MOST_MB = new BigDecimal("3");

  /// 1 MB as Firehose counts it, in bytes.
  private static final BigDecimal MB = new BigDecimal(1 << 20);

  /// Reads the options from properties; one that is missing or blank has its default, which can
  /// depend on the pipeline.
  static Options from(UnaryOperator<@Nullable String> properties) {
    Destination destination = destination(properties);
    boolean s3 = destination instanceof Destination.S3;
    List<String> logs =
        logs(value(properties, "logs", s3 ? "events/logs" : "events/logs/mysql-general.log"));
    return new Options(
        new Input(logs, given(properties, "entry").map(Options::entryStart)),
        source(value(properties, "source", s3 ? "direct" : "kinesis")),
        // As template.yaml has it.
        bufferBytes(value(properties, "buffer", "0.2")),
        destination,
        out(value(properties, "out", "target/delivery")),
        Path.of("target/local-firehose.log"));
  }

  private static Destination destination(UnaryOperator<@Nullable String> properties) {
    String pipeline = value(properties, "pipeline", "s3");
    return switch (pipeline) {
      case "s3" -> {
        refuse(properties, List.of("node", "index", "rotation"), "opensearch");
        yield new Destination.S3(given(properties, "prefix"), gzip(properties));
      }
      case "opensearch" -> {
        refuse(properties, List.of("prefix", "gzip"), "s3");
        yield new Destination.OpenSearch(
            value(properties, "index", "mysql-general"),
            IndexRotation.named(value(properties, "rotation", "OneDay")),
            given(properties, "node").map(Options::node));
      }
      default ->
          throw new BadInputException(
              "-Dpipeline: found '" + pipeline + "', expected s3 or opensearch");
    };
  }

  private static void refuse(
      UnaryOperator<@Nullable String> properties, List<String> names, String pipeline) {
    for (String name : names) {
      if (given(properties, name).isPresent()) {
        throw new BadInputException("-D" + name + ": only with -Dpipeline=" + pipeline);
      }
    }
  }

  private static boolean gzip(UnaryOperator<@Nullable String> properties) {
    String text = value(properties, "gzip", "false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadInputException("-Dgzip: found '" + text + "', expected true or false");
    };
  }

  private static URI node(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text : text + "/");
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Answered below, like an address of something else.
    }
    throw new BadInputException(
        "-Dnode: found '" + text + "', expected an address such as http://localhost:9200");
  }

  private static Pattern entryStart(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "-Dentry: '" + text + "' is no regular expression: " + e.getDescription(), e);
    }
  }

  /// Returns whether the log comes from a terminal or a pipe.
  boolean readsStandardInput() {
    return input.logs.contains("-");
  }

  private static Optional<String> given(UnaryOperator<@Nullable String> properties, String name) {
    return Optional.of(value(properties, name, "")).filter(text -> !text.isEmpty());
  }

  private static String value(
      UnaryOperator<@Nullable String> properties, String name, String otherwise) {
    String value = properties.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static List<String> logs(String text) {
    List<String> logs =
        Arrays.stream(text.split(",")).map(String::strip).filter(log -> !log.isEmpty()).toList();
    if (logs.isEmpty()) {
      throw new BadInputException(
          "-Dlogs: found '" + text + "', expected files or folders with commas between them");
    }
    return logs;
  }

  private static Source source(String text) {
    return switch (text) {
      case "direct" -> Source.DIRECT;
      case "kinesis" -> Source.KINESIS;
      default ->
          throw new BadInputException("-Dsource: found '" + text + "', expected direct or kinesis");
    };
  }

  private static Path out(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadInputException("-Dout: '" + text + "' is no path: " + e.getReason(), e);
    }
  }

  private static int bufferBytes(String text) {
    try {
      BigDecimal mb = new BigDecimal(text);
      if (mb.compareTo(LEAST_MB) >= 0 && mb.compareTo(MOST_MB) <= 0) {
        return mb.multiply(MB).intValue();
      }
    } catch (NumberFormatException _) {
      // Answered below, like a number out of range.
    }
    throw new BadInputException(
        "-Dbuffer: found '" + text + "', expected a number of MB from 0.2 to 3, such as 0.5");
  }
}
