package io.github.firehoselogs.tools.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The price of a month with `gb` GB of log text, if it is like the text of a run.
public record MonthlyCost(double gb, List<Item> items) {
  /// The prices and assumptions, in sentences.
  public static final List<String> ASSUMPTIONS =
      List.of(
          "AWS's list prices in us-east-1, as in docs/operations.md; arm64, 1,024 MB.",
          "The function's time is that of this run; a short run overstates it.",
          "CloudWatch Logs before the stream and S3 or OpenSearch after it are not included.");

  private static final double SECONDS = Prices.HOURS * 3_600.0;

  /// Peaks as a multiple of the average, and the bytes a second that a shard accepts.
  private static final double PEAK = 9;

  private static final double SHARD_BYTES = 1e6;

  /// One item, its amount, and its price in dollars.
  public record Item(String name, String amount, double dollars) {}

  /// The measured amounts of a run: bytes of log text, records as they arrive and as they are put
  /// back, the invocations, bytes that are partitioned dynamically, and whether records pass a
  /// Kinesis stream.
  public record Traffic(
      long textBytes,
      BilledBytes arriving,
      BilledBytes putBack,
      Invocations invocations,
      long partitionedBytes,
      boolean kinesis) {}

  /// The number of invocations, their time, and the size of the function's own log.
  public record Invocations(long count, double seconds, long logBytes) {}

  /// Returns the price of `gb` GB of text like that of `traffic`, which must have some.
  public static MonthlyCost of(Traffic traffic, double gb) {
    double times = gb * 1e9 / traffic.textBytes;
    List<Item> items = new ArrayList<>();
    addLambda(items, traffic.invocations, times);
    addFirehose(items, "Firehose", traffic.arriving, times);
    addFirehose(items, "Firehose, put back", traffic.putBack, times);
    if (traffic.partitionedBytes > 0) {
      double partitioned = traffic.partitionedBytes * times / 1e9;
      String amount = String.format(Locale.ROOT, "%,.1f GB delivered", partitioned);
      items.add(new Item("dynamic partitioning", amount, partitioned * Prices.PARTITIONING_GB));
    }
    if (traffic.kinesis) {
      addKinesis(items, traffic, times);
    }
    return new MonthlyCost(gb, List.copyOf(items));
  }

  private static void addLambda(List<Item> items, Invocations invocations, double times) {
    double count = invocations.count * times;
    double seconds = invocations.seconds * Prices.SHARE * times;
    double logGb = (invocations.logBytes + invocations.count * Prices.LINE_BYTES) * times / 1e9;
    items.add(
        new Item(
            "Lambda",
            String.format(Locale.ROOT, "%,.0f GB-seconds", seconds),
            seconds * Prices.LAMBDA_GB_SECOND));
    items.add(
        new Item(
            "Lambda requests",
            String.format(Locale.ROOT, "%,.0f invocations", count),
            count * Prices.LAMBDA_REQUEST));
    items.add(
        new Item(
            "the function's own log",
            String.format(Locale.ROOT, "%,.3f GB", logGb),
            logGb * Prices.LOGS_GB));
  }

  private static void addFirehose(
      List<Item> items, String name, BilledBytes records, double times) {
    double gb = records.firehose() * times / 1e9;
    String amount =
        String.format(
            Locale.ROOT,
            "%,.1f GB, billed as %,.1f GB (steps of 5 KB)",
            records.bytes() * times / 1e9,
            gb);
    items.add(new Item(name, amount, gb * Prices.FIREHOSE_GB));
  }

  private static void addKinesis(List<Item> items, Traffic traffic, double times) {
    double units = (traffic.arriving.kinesisUnits() + traffic.putBack.kinesisUnits()) * times;
    double bytes = (traffic.arriving.bytes() + traffic.putBack.bytes()) * times;
    double shards = Math.max(1, Math.ceil(bytes / SECONDS * PEAK / SHARD_BYTES));
    String amount =
        String.format(
            Locale.ROOT,
            "%,.1f million units, %,.0f shards for peaks of %,.0f times the average",
            units / 1e6,
            shards,
            PEAK);
    double dollars =
        units * Prices.KINESIS_UNIT + shards * Prices.HOURS * Prices.KINESIS_SHARD_HOUR;
    items.add(new Item("Kinesis, provisioned", amount, dollars));
  }

  /// Returns the sum of all items.
  public double dollars() {
    return items.stream().mapToDouble(Item::dollars).sum();
  }
}
