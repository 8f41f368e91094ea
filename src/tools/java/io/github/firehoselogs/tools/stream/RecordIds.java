package io.github.firehoselogs.tools.stream;

/// Record ids in the formats of Firehose and Kinesis, made from a sequence number.
final class RecordIds {
  static final String SHARD = "shardId-000000000000";

  private RecordIds() {}

  /// Returns an id of 160 characters as in newer Firehose streams, or, with a Kinesis stream as the
  /// source, the sequence number and six more digits.
  static String recordId(Source source, long number) {
    return switch (source) {
      case DIRECT -> SHARD + padded(number, 160 - SHARD.length());
      case KINESIS -> userRecordId(number, 0);
    };
  }

  /// Returns the id of the record at `place` in an aggregated Kinesis record.
  static String userRecordId(long number, int place) {
    return sequenceNumber(number) + padded(place, 6);
  }

  /// Returns a Kinesis sequence number, 56 digits.
  static String sequenceNumber(long number) {
    return "496" + padded(number, 53);
  }

  private static String padded(long number, int length) {
    String digits = Long.toString(number);
    return "0".repeat(length - digits.length()) + digits;
  }
}
