package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// Prints the billed quantities for a terabyte of log text in both pipelines. The documentation
/// multiplies them by the prices.
public final class Costs {
  private static final double TERABYTE = 1e12;

  /// The Lambda buffer of the template, 0.2 MB of records as they arrive.
  private static final int BUFFER_BYTES = 209_715;

  /// Firehose rounds the size of each record up to a multiple of this; Kinesis uses the next two:
  /// on demand and provisioned.
  private static final int FIREHOSE_STEP = 5_120;

  private static final int ON_DEMAND_STEP = 1_024;
  private static final int PUT_UNIT = 25_600;

  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 400;

  private static final Map<String, String> MYSQL =
      Map.of("TRANSFORM", "mysql-general-log", "EVENTS_PER_RECORD", "one", "PARTITION_KEYS", "");

  /// One invocation: the records given to the function, and the results.
  private record Pass(List<byte[]> records, List<byte[]> puts, double millis, int logBytes) {}

  private Costs() {}

  /// Prints both pipelines.
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
    List<byte[]> buffer = buffer(documents);
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
  private static double gb(List<byte[]> records, int step) {
    return records.stream()
            .mapToLong(each -> Math.ceilDivExact(each.length, step) * (long) step)
            .sum()
        / 1e9;
  }

  private static double bytes(List<byte[]> records) {
    return records.stream().mapToLong(each -> each.length).sum();
  }

  private static void row(String name, double value) {
    System.out.printf(Locale.ROOT, "%-55s %,20.2f%n", name, value);
  }

  private static long textBytes(BenchmarkEvent event) {
    return event.messages().stream()
        .flatMap(List::stream)
        .mapToLong(message -> message.getBytes(UTF_8).length)
        .sum();
  }

  private static List<byte[]> gzip(BenchmarkEvent event) {
    return event.envelopes().stream().map(GivenEnvelope::gzip).toList();
  }

  /// Returns the first of `records`, as many as Firehose passes to one invocation.
  private static List<byte[]> buffer(List<byte[]> records) {
    int count = 0;
    for (int bytes = 0; bytes < BUFFER_BYTES && count < records.size(); count++) {
      bytes += records.get(count).length;
    }
    return records.subList(0, count);
  }

  /// Runs the function on `records` until it is warm, and measures the median time.
  private static Pass pass(Map<String, String> settings, List<byte[]> records) {
    List<byte[]> puts = new ArrayList<>();
    GivenContext context = new GivenContext();
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(settings), targets(puts), _ -> {}, context.out());
    byte[] event = event(records);
    long[] nanos = new long[WARM_UP + MEASURED];
    for (int i = 0; i < nanos.length; i++) {
      puts.clear();
      context.logged().clear();
      long before = System.nanoTime();
      answer(handler, event, context);
      nanos[i] = System.nanoTime() - before;
    }
    Arrays.sort(nanos, WARM_UP, nanos.length);
    int logBytes = String.join("", context.logged()).getBytes(UTF_8).length;
    return new Pass(records, List.copyOf(puts), nanos[WARM_UP + MEASURED / 2] / 1e6, logBytes);
  }

  private static void answer(FirehoseLogsHandler handler, byte[] event, GivenContext context) {
    FirehoseSerializer serializer = new FirehoseSerializer();
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, context);
    serializer.toJson(response, new ByteArrayOutputStream(1 << 20), FirehoseResponse.class);
  }

  private static byte[] event(List<byte[]> records) {
    GivenEvent event = GivenEvent.fromKinesis();
    for (int i = 0; i < records.size(); i++) {
      event.with("%056d".formatted(i), records.get(i));
    }
    return event.json().getBytes(UTF_8);
  }

  /// Streams that accept everything and keep aggregated records unchanged.
  private static StreamTargets targets(List<byte[]> puts) {
    return new StreamTargets(
        _ -> {
          throw new IllegalStateException("nothing is put back to Firehose here");
        },
        _ -> new TakingKinesis(puts));
  }

  private record TakingKinesis(List<byte[]> puts) implements KinesisClient {
    @Override
    public PutRecordsResponse putRecords(PutRecordsRequest request) {
      List<PutRecordsResultEntry> entries = new ArrayList<>();
      for (PutRecordsRequestEntry each : request.records()) {
        puts.add(each.data().asByteArray());
        entries.add(PutRecordsResultEntry.builder().sequenceNumber("1").build());
      }
      return PutRecordsResponse.builder().records(entries).build();
    }

    @Override
    public String serviceName() {
      return "kinesis";
    }

    @Override
    public void close() {}
  }
}
