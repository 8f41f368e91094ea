package io.github.firehoselogs.local;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a run can be told. `logs` are files, folders, or `-` for standard input; `bufferBytes`
/// counts gzipped data; `prefix` is empty where the one in the template holds; `log` is the file
/// that takes the function's own log.
record Options(
    List<String> logs,
    Source source,
    int bufferBytes,
    Optional<String> prefix,
    Path out,
    Path log) {
  private static final BigDecimal LEAST_MB = new BigDecimal("0.2");
  private static final BigDecimal MOST_MB = new BigDecimal("3");

  /// 1 MB as Firehose counts it, in bytes.
  private static final BigDecimal MB = new BigDecimal(1 << 20);

  /// Reads the options from properties; one that is missing or blank has its default.
  static Options from(UnaryOperator<@Nullable String> properties) {
    return new Options(
        logs(value(properties, "logs", "events/logs")),
        source(value(properties, "source", "direct")),
        // As template.yaml has it.
        bufferBytes(value(properties, "buffer", "0.2")),
        Optional.of(value(properties, "prefix", "")).filter(text -> !text.isEmpty()),
        out(value(properties, "out", "target/delivery")),
        Path.of("target/local-firehose.log"));
  }

  /// Returns whether the log comes from a terminal or a pipe.
  boolean readsStandardInput() {
    return logs.contains("-");
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
