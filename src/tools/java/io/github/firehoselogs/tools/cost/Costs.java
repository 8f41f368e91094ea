package io.github.firehoselogs.tools.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.bench.BenchmarkEvent;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Prints the billed quantities for a terabyte of log text in each pipeline. The documentation
/// multiplies them by the prices.
public final class Costs {
  static final double TERABYTE = 1e12;

  /// Firehose rounds the size of each record up to a multiple of this, in bytes; Kinesis on demand
  /// and provisioned to the next two.
  public static final int FIREHOSE_STEP = 5_120;

  private static final int ON_DEMAND_STEP = 1_024;

  /// A PUT payload unit of a provisioned Kinesis stream, in bytes.
  public static final int PUT_UNIT = 25_600;

  /// The settings of the pipeline of two passes.
  public static final Map<String, String> MYSQL =
      Map.of("TRANSFORM", "mysql-general-log", "EVENTS_PER_RECORD", "one", "PARTITION_KEYS", "");

  /// The settings of one-pass indexing.
  public static final Map<String, String> DIRECT =
      Map.of(
          "TRANSFORM", "mysql-general-log",
          "OPENSEARCH_ENDPOINT", "http://localhost:9200",
          "PARTITION_KEYS", "");

  /// One invocation: the records given to the function, and the results.
  private record Pass(List<byte[]> records, List<byte[]> puts, double millis, int logBytes) {}

  private Costs() {}

  /// Prints all pipelines.
  public static void print() {
    BenchmarkEvent typical = BenchmarkEvent.named("typical");
    double events = TERABYTE / textBytes(typical);
    Pass s3 = pass(Map.of(), gzip(typical));
    printPass("S3", s3, events);

    BenchmarkEvent mysql = BenchmarkEvent.named("mysql");
    double firstPasses = TERABYTE / textBytes(mysql);
    Pass first = pass(MYSQL, gzip(mysql));
    printPass("OpenSearch, first pass", first, firstPasses);
    printKinesis("arriving", first.records, firstPasses);
    printKinesis("put back", first.puts, firstPasses);
    List<byte[]> documents = new ArrayList<>();
    for (byte[] put : first.puts) {
      KinesisConsumer.read("key", put).forEach(each -> documents.add(each.data()));
    }
    List<byte[]> buffer = MeasuredPass.buffer(documents);
    double secondPasses = firstPasses * documents.size() / buffer.size();
    Pass second = pass(MYSQL, buffer);
    printPass("OpenSearch, second pass", second, secondPasses);
    row("  bytes put back per byte of text", bytes(first.puts) / textBytes(mysql));
    double firstEvent = first.millis / (documents.size() + first.records.size());
    row(
        "  time per event, as a part of the first pass",
        second.millis / buffer.size() / firstEvent);
    row(
        "  put back and billed by Firehose as aggregated, GB",
        gb(first.puts, FIREHOSE_STEP) * firstPasses);
    row(
        "  put back and billed by Firehose one by one, GB",
        gb(documents, FIREHOSE_STEP) * firstPasses);

    printPass("OpenSearch, one pass", pass(DIRECT, gzip(mysql)), firstPasses);
    Map<String, String> archiving = new TreeMap<>(DIRECT);
    archiving.put("ARCHIVE", "true");
    row("  ms each with the archive", pass(archiving, gzip(mysql)).millis);
  }

  private static void printPass(String name, Pass pass, double times) {
    row(name + ": invocations", times);
    row("  ms each", pass.millis);
    row("  bytes of its own log each", pass.logBytes);
    row("  GB of its own log, with 26 bytes a line", times * (pass.logBytes + 26) / 1e9);
    row("  records each", pass.records.size());
    row("  GB of records", gb(pass.records, 1) * times);
    row("  GB that Firehose bills", gb(pass.records, FIREHOSE_STEP) * times);
  }

  private static void printKinesis(String name, List<byte[]> records, double times) {
    row("  " + name + ": Kinesis records", records.size() * times);
    row("  " + name + ": GB on demand", gb(records, ON_DEMAND_STEP) * times);
    row("  " + name + ": million PUT units", gb(records, PUT_UNIT) * 1e9 / PUT_UNIT * times / 1e6);
  }

  /// Returns the bytes of `records` in GB, each record rounded up to a multiple of `step`.
  public static double gb(List<byte[]> records, int step) {
    return records.stream()
            .mapToLong(each -> Math.ceilDivExact(each.length, step) * (long) step)
            .sum()
        / 1e9;
  }

  /// Returns the sum of their sizes.
  public static double bytes(List<byte[]> records) {
    return records.stream().mapToLong(each -> each.length).sum();
  }

  private static void row(String name, double value) {
    System.out.printf(Locale.ROOT, "%-55s %,20.2f%n", name, value);
  }

  static long textBytes(BenchmarkEvent event) {
    return event.messages().stream()
        .flatMap(List::stream)
        .mapToLong(message -> message.getBytes(UTF_8).length)
        .sum();
  }

  static List<byte[]> gzip(BenchmarkEvent event) {
    return event.envelopes().stream().map(GivenEnvelope::gzip).toList();
  }

  /// Runs the function on `records` until it is warm, and measures the median time. A domain that
  /// it indexes in accepts everything at once.
  private static Pass pass(Map<String, String> settings, List<byte[]> records) {
    MeasuredPass pass = new MeasuredPass(settings, Optional.of(new AcceptingSearch()));
    MeasuredPass.Result result = pass.median(MeasuredPass.event(records));
    return new Pass(records, result.puts(), result.millis(), result.logBytes());
  }
}
