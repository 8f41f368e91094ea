package io.github.firehoselogs.reingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.attempts.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// The Kinesis stream that is the source of a Firehose stream. It is called by its ARN, because its
/// name would refer to a stream in the function's own account.
public record KinesisTarget(Supplier<KinesisClient> client, StreamArn stream)
    implements StreamTarget {
  @Override
  public BatchLimits limits() {
    return BatchLimits.KINESIS;
  }

  @Override
  public int bytesOf(Remainder remainder) {
    return remainder.data().length + remainder.kinesisPartitionKey().getBytes(UTF_8).length;
  }

  @Override
  public boolean acceptsAggregates() {
    return true;
  }

  @Override
  public String description() {
    return "Kinesis stream " + stream.name() + " (kinesis:PutRecords)";
  }

  @Override
  public List<Refusal> put(List<Remainder> batch, Duration timeout) {
    List<PutRecordsRequestEntry> records = batch.stream().map(KinesisTarget::entry).toList();
    PutRecordsRequest request =
        PutRecordsRequest.builder()
            .streamARN(stream.arn())
            .records(records)
            .overrideConfiguration(c -> c.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout))
            .build();
    List<PutRecordsResultEntry> entries = client.get().putRecords(request).records();
    return Refusal.of(
        batch.size(), entries.stream().map(PutRecordsResultEntry::errorCode).toList());
  }

  private static PutRecordsRequestEntry entry(Remainder remainder) {
    return PutRecordsRequestEntry.builder()
        .data(SdkBytes.fromByteArrayUnsafe(remainder.data()))
        .partitionKey(remainder.kinesisPartitionKey())
        .build();
  }
}
