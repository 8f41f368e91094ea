package io.github.firehoselogs.firehose;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One record as Firehose passes it. `data` is decoded from base64, empty if it was missing or not
/// base64. `kinesisPartitionKey` is the shard key of a record from a Kinesis stream.
public record InputRecord(
    String recordId, Optional<byte[]> data, Optional<String> kinesisPartitionKey) {

  /// Returns the records of `event` in order, one for each entry, even if the entry is incomplete.
  public static List<InputRecord> of(FirehoseEvent event) {
    List<KinesisFirehoseEvent.@Nullable Record> entries = event.getRecords();
    List<InputRecord> records = new ArrayList<>();
    if (entries != null) {
      for (KinesisFirehoseEvent.@Nullable Record entry : entries) {
        records.add(entry == null ? empty() : of(entry));
      }
    }
    return records;
  }

  private static InputRecord empty() {
    return new InputRecord("", Optional.empty(), Optional.empty());
  }

  private static InputRecord of(KinesisFirehoseEvent.Record entry) {
    @Nullable String recordId = entry.getRecordId();
    @Nullable Map<String, String> metadata = entry.getKinesisRecordMetadata();
    return new InputRecord(
        recordId == null ? "" : recordId,
        bytes(entry.getData()),
        Optional.ofNullable(metadata == null ? null : metadata.get("partitionKey")));
  }

  /// Returns the remaining bytes of `data` without changing its position.
  private static Optional<byte[]> bytes(@Nullable ByteBuffer data) {
    if (data == null) {
      return Optional.empty();
    }
    if (data.hasArray()
        && data.arrayOffset() == 0
        && data.position() == 0
        && data.remaining() == data.array().length) {
      return Optional.of(data.array());
    }
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    return Optional.of(copy);
  }
}
