package io.github.firehoselogs.tools.redrive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The arguments of a redrive as they were given; null if not given. [RedriveOptions] checks them.
public final class RedriveArguments {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Failure objects of Firehose: files, folders, or s3://bucket/prefix; gzip or plain.")
  List<String> places = List.of();

  @Option(
      names = "--stream",
      paramLabel = "ARN",
      description =
          "The stream to put records back into: the Firehose stream, or the Kinesis stream that it"
              + " reads from.")
  @Nullable String stream;

  @Option(
      names = "--dry-run",
      arity = "0",
      description = "Read and decide, but call nothing and write nothing.")
  boolean dryRun;

  @Option(
      names = "--only",
      paramLabel = "CODE",
      description =
          "Only records with this error code of Firehose, or that the function would fail for this"
              + " reason.")
  @Nullable String only;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Records a second, at most; without it, as fast as the stream takes them.")
  @Nullable Integer rate;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "The journal of what was put back (default: redrive-NAME.journal in this folder, with the"
              + " name of the stream).")
  @Nullable String journal;
}
