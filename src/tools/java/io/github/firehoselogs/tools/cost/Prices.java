package io.github.firehoselogs.tools.cost;

import java.util.List;

/// AWS's list prices in us-east-1, in dollars, and what a terabyte of log text costs with them.
/// `docs/operations.md` has their sources.
public final class Prices {
  /// Lambda, arm64: per GB and second, and per request.
  static final double LAMBDA_GB_SECOND = 0.0000133334;

  static final double LAMBDA_REQUEST = 0.2e-6;

  /// Firehose, per GB ingested.
  public static final double FIREHOSE_GB = 0.029;

  /// Firehose's dynamic partitioning: per GB delivered, and per object.
  static final double PARTITIONING_GB = 0.02;

  static final double PARTITIONING_OBJECT = 0.005e-3;

  /// S3, per object written.
  static final double S3_PUT = 0.005e-3;

  /// Kinesis, provisioned: per PUT unit, and per hour and shard.
  static final double KINESIS_UNIT = 0.014e-6;

  static final double KINESIS_SHARD_HOUR = 0.015;

  /// CloudWatch Logs, per GB ingested.
  static final double LOGS_GB = 0.50;

  /// The time with the processor share of a function with 1,024 MB, as a multiple of that on a whole
  /// core.
  public static final double SHARE = 1.73;

  /// The size that CloudWatch Logs adds to each line.
  static final int LINE_BYTES = 26;

  private static final int SHARDS = 4;
  static final int HOURS = 720;

  private Prices() {}

  /// Returns the price of invocations of a function with 1,024 MB, each of which takes `seconds` and
  /// writes `logBytes` to its log.
  public static double invocations(double count, double seconds, int logBytes) {
    double logGb = count * (logBytes + LINE_BYTES) / 1e9;
    return count * (seconds * LAMBDA_GB_SECOND + LAMBDA_REQUEST) + logGb * LOGS_GB;
  }

  /// Returns the price of ingesting `records` into Firehose as often.
  static double firehose(List<byte[]> records, double times) {
    return Costs.gb(records, Costs.FIREHOSE_STEP) * times * FIREHOSE_GB;
  }

  /// Returns the price of a provisioned Kinesis stream for a month.
  static double kinesis(double putUnits) {
    return kinesis(putUnits, SHARDS);
  }

  /// Returns the price of a provisioned Kinesis stream with so many shards for a month.
  public static double kinesis(double putUnits, long shards) {
    return putUnits * KINESIS_UNIT + shards * HOURS * KINESIS_SHARD_HOUR;
  }

  /// Returns the price of dynamic partitioning: of so much delivered data, in GB, and of its
  /// objects, together with S3's own requests for them.
  public static double partitioning(double gb, double objects) {
    return gb * PARTITIONING_GB + objects * (PARTITIONING_OBJECT + S3_PUT);
  }
}
