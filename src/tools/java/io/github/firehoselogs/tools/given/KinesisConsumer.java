package io.github.firehoselogs.tools.given;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// Reads records of a Kinesis stream as Firehose does: splits aggregated records, with the library
/// of AWS's own consumers.
public final class KinesisConsumer {
  /// A single record, or one of those in an aggregated record.
  public record UserRecord(String partitionKey, byte[] data) {}

  private KinesisConsumer() {}

  /// Returns the records in the Kinesis record with this key and data.
  public static List<UserRecord> read(String partitionKey, byte[] data) {
    KinesisClientRecord record =
        KinesisClientRecord.builder()
            .partitionKey(partitionKey)
            .sequenceNumber("1")
            .data(ByteBuffer.wrap(data))
            .build();
    List<UserRecord> found = new ArrayList<>();
    for (KinesisClientRecord each : new AggregatorUtil().deaggregate(List.of(record))) {
      byte[] bytes = new byte[each.data().remaining()];
      each.data().get(bytes);
      found.add(new UserRecord(each.partitionKey(), bytes));
    }
    return found;
  }
}
