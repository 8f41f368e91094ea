package io.github.firehoselogs.tools.local;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The arguments of a local run as they were given; null if not given. [Options] checks them.
public final class LocalArguments {
  /// Read if no file is named.
  final Path sampleLogs;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Log files, folders, or - for standard input; gzip is decompressed. Each file is a log"
              + " stream (default: sample logs).")
  List<String> files = List.of();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description =
          "s3 (default): objects by prefix; opensearch: bodies of _bulk requests;"
              + " opensearch-direct: the function indexes documents in a node.")
  @Nullable String pipeline;

  @Option(
      names = "--entry",
      paramLabel = "REGEX",
      description =
          "A line that matches starts a log event (default: every line does, except with"
              + " TRANSFORM=mysql-general-log).")
  @Nullable String entry;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "direct: CloudWatch Logs writes to Firehose (default for s3); kinesis: to a Kinesis"
              + " stream that Firehose reads (default for opensearch).")
  @Nullable String source;

  @Option(
      names = "--buffer",
      paramLabel = "MB",
      description = "Size of Firehose's Lambda buffer, 0.2 to 3 MB (default: 0.2).")
  @Nullable String buffer;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description =
          "s3: prefix of the objects (default: the one in template.yaml); opensearch-direct: of the"
              + " archive, with ARCHIVE=true (default: archive/).")
  @Nullable String prefix;

  @Option(
      names = "--gzip",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "s3, opensearch-direct: compress the objects as the template does; off by default.")
  @Nullable Boolean gzip;

  @Option(
      names = "--index",
      paramLabel = "NAME",
      description = "opensearch: name of the index (default: mysql-general).")
  @Nullable String index;

  @Option(
      names = "--rotation",
      paramLabel = "NAME",
      description =
          "opensearch: NoRotation, OneHour, OneDay (default), OneWeek or OneMonth, as in Firehose.")
  @Nullable String rotation;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description =
          "opensearch: send the documents to this node, such as http://localhost:9200;"
              + " opensearch-direct: index them there.")
  @Nullable String node;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where to write (default: target/delivery). The folder is emptied first. The function's"
              + " log and the report are beside it.")
  @Nullable String out;

  @Option(
      names = "--log-group",
      paramLabel = "NAME",
      description = "Log group of all files, for trying ROUTES (default: /local/logs).")
  @Nullable String logGroup;

  @Option(
      names = "--log-stream",
      paramLabel = "NAME",
      description = "Log stream of the only file (default: its name).")
  @Nullable String logStream;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "Lines of a pipe wait at most 0 to 900 seconds (default: 5).")
  @Nullable String interval;

  @Option(
      names = "--per-month",
      paramLabel = "GB",
      description = "Also print the price of such log text per month.")
  @Nullable String perMonth;

  public LocalArguments(Path sampleLogs) {
    this.sampleLogs = sampleLogs;
  }
}
