package io.github.firehoselogs.tools.accept.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the counted amounts say about the open questions of the cost table in `docs/operations.md`.
public record Billed(Map<String, Double> metrics, double logBytes, long logEvents) {
  private static final String FIREHOSE = "AWS/Firehose ";
  private static final String KINESIS = "AWS/Kinesis ";

  /// More log events than this multiple of the run's come from other log groups.
  private static final double MOST_EVENTS = 1.05;

  /// Returns the lines that answer the questions as far as the metrics can.
  public List<String> answers() {
    List<String> lines = new ArrayList<>();
    boolean kinesis = metrics.containsKey(FIREHOSE + "DataReadFromKinesisStream.Bytes");
    double bytes =
        value(FIREHOSE + (kinesis ? "DataReadFromKinesisStream.Bytes" : "IncomingBytes"));
    double records =
        value(FIREHOSE + (kinesis ? "DataReadFromKinesisStream.Records" : "IncomingRecords"));
    add(
        lines,
        "bytes in Firehose / bytes of log text",
        bytes / logBytes,
        "docs/operations.md: 0.42 for S3; 0.38, and 0.78 put back, for OpenSearch");
    add(
        lines,
        "bytes billed / bytes of log text",
        value(FIREHOSE + "BilledBytes") / logBytes,
        "docs/operations.md: 0.61 for S3; 0.69, and 0.78 or 34, for OpenSearch");
    if (kinesis) {
      add(
          lines,
          "bytes in Firehose / bytes in Kinesis",
          bytes / value(KINESIS + "IncomingBytes"),
          "1 if an aggregated record counts as it is");
      add(
          lines,
          "records in Firehose / records in Kinesis",
          records / value(KINESIS + "IncomingRecords"),
          "1 if an aggregated record counts as one, more if each document counts");
    }
    return lines;
  }

  /// Returns whether other log groups wrote into the stream as well, as far as the function counted.
  public boolean hasOthers(String namespace) {
    return value(namespace + " LogEventsIn") > 0
        && !isOneEventPerRecord(namespace)
        && value(namespace + " LogEventsIn") > logEvents * MOST_EVENTS;
  }

  /// Documents that were put back are counted again.
  private boolean isOneEventPerRecord(String namespace) {
    return value(namespace + " PutBack") > 0;
  }

  private double value(String key) {
    return metrics.getOrDefault(key, Double.NaN);
  }

  private static void add(List<String> lines, String name, double value, String assumed) {
    String text = Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "unknown";
    lines.add(String.format(Locale.ROOT, "%-42s %8s   (%s)", name, text, assumed));
  }
}
