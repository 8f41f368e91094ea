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
          "Log files, folders, or - for standard input; gzip files are decompressed. Each file is a"
              + " log stream. Without FILE: the sample logs of the project.")
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
          "A line that matches starts a log event, the lines after it belong to it. Default: every"
              + " line is an event, except with TRANSFORM=mysql-general-log.")
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
          "Where to write; an earlier run's files are deleted (default: target/delivery).")
  @Nullable String out;

  public LocalArguments(Path sampleLogs) {
    this.sampleLogs = sampleLogs;
  }
}
