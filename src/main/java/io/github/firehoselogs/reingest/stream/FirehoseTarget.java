package io.github.firehoselogs.reingest.stream;

import io.github.firehoselogs.attempts.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/// A Firehose stream with Direct PUT as its source.
public record FirehoseTarget(Supplier<FirehoseClient> client, String streamName)
    implements StreamTarget {
  @Override
  public BatchLimits limits() {
    return BatchLimits.FIREHOSE;
  }

  @Override
  public int bytesOf(Remainder remainder) {
    return remainder.data().length;
  }

  @Override
  public boolean acceptsAggregates() {
    return false;
  }

  @Override
  public String description() {
    return "Firehose stream " + streamName + " (firehose:PutRecordBatch)";
  }

  @Override
  public List<Refusal> put(List<Remainder> batch, Duration timeout) {
    List<Record> records = batch.stream().map(FirehoseTarget::entry).toList();
    PutRecordBatchRequest request =
        PutRecordBatchRequest.builder()
            .deliveryStreamName(streamName)
            .records(records)
            .overrideConfiguration(c -> c.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout))
            .build();
    List<PutRecordBatchResponseEntry> entries =
        client.get().putRecordBatch(request).requestResponses();
    return Refusal.of(
        batch.size(), entries.stream().map(PutRecordBatchResponseEntry::errorCode).toList());
  }

  private static Record entry(Remainder remainder) {
    return Record.builder().data(SdkBytes.fromByteArrayUnsafe(remainder.data())).build();
  }
}
