package io.github.firehoselogs.reingest.stream;

/// The limits of one call to a stream: `maxRecords` records, `maxCallBytes` bytes for all of them,
/// `maxRecordBytes` bytes for one. Bytes count before base64; with Kinesis the shard key counts
/// too.
public record BatchLimits(int maxRecords, long maxCallBytes, int maxRecordBytes) {
  /// PutRecordBatch: 500 records; 4 MiB on one page of the documentation, "4 MB" on another, of
  /// which we use the smaller; 1,000 KiB for one record.
  /// https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
  static final BatchLimits FIREHOSE = new BatchLimits(500, 4_000_000, 1_024_000);

  /// PutRecords: 500 records; 5 MiB (newer models say 10, older streams refuse it); 1 MiB for one
  /// record. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
  static final BatchLimits KINESIS = new BatchLimits(500, 5_242_880, 1_048_576);
}
