package io.github.firehoselogs.tools.cost;

import java.util.concurrent.atomic.AtomicLong;

/// The sizes of records as AWS bills them. Thread-safe.
public final class BilledBytes {
  /// Firehose rounds each record up to a multiple of this.
  /// https://aws.amazon.com/firehose/pricing/
  private static final int FIREHOSE_STEP = 5_120;

  /// Kinesis counts a record in units of this size.
  /// https://aws.amazon.com/kinesis/data-streams/pricing/
  private static final int KINESIS_UNIT = 25_600;

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong firehose = new AtomicLong();
  private final AtomicLong kinesisUnits = new AtomicLong();

  /// Adds a record of this size.
  public void add(int recordBytes) {
    bytes.addAndGet(recordBytes);
    firehose.addAndGet(Math.ceilDiv(recordBytes, FIREHOSE_STEP) * (long) FIREHOSE_STEP);
    kinesisUnits.addAndGet(Math.ceilDiv(recordBytes, KINESIS_UNIT));
  }

  /// Returns the size of all records.
  public long bytes() {
    return bytes.get();
  }

  /// Returns the bytes that Firehose bills.
  public long firehose() {
    return firehose.get();
  }

  /// Returns the PUT units of a provisioned Kinesis stream.
  public long kinesisUnits() {
    return kinesisUnits.get();
  }
}
