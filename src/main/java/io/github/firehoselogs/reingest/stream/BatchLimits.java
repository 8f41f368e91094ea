package io.github.firehoselogs.reingest.stream;

/// The limits of one call to a stream: `maxRecords` records, `maxCallBytes` bytes for all of them,
/// and `maxRecordBytes` bytes for one. Bytes are counted before base64. For Kinesis they include
/// the shard key.
public record BatchLimits(int maxRecords, long maxCallBytes, int maxRecordBytes) {
  /// PutRecordBatch: 500 records, 1,000 KiB for one record. For a call, one page of the
  /// documentation says 4 MiB and another "4 MB"; this is the smaller one.
  /// https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
  static final BatchLimits FIREHOSE = new BatchLimits(500, 4_000_000, 1_024_000);

  /// PutRecords: 500 records, 1 MiB for one record, 5 MiB for a call. Newer service models say 10
  /// MiB, which older streams refuse.
  /// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
  static final BatchLimits KINESIS = new BatchLimits(500, 5_242_880, 1_048_576);
}
