package io.github.firehoselogs.given;

import io.github.firehoselogs.reingest.StreamTargets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// Streams that take what is put into them and keep it, and refuse what [#refuseNext] says.
public final class GivenStreams {
  /// One record as a stream took it.
  public record Taken(String stream, String kinesisPartitionKey, byte[] data) {}

  private final List<Taken> taken = new ArrayList<>();
  private int calls;
  private int refusals;

  /// Returns what was taken, in order.
  public List<Taken> taken() {
    return taken;
  }

  public int calls() {
    return calls;
  }

  /// Lets the streams refuse the next `records` records.
  public GivenStreams refuseNext(int records) {
    refusals = records;
    return this;
  }

  public StreamTargets targets() {
    return new StreamTargets(_ -> new Firehose(), _ -> new Kinesis());
  }

  private boolean takes(Taken record) {
    if (refusals > 0) {
      refusals--;
      return false;
    }
    taken.add(record);
    return true;
  }

  private final class Firehose implements FirehoseClient {
    @Override
    public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
      calls++;
      List<PutRecordBatchResponseEntry> entries =
          request.records().stream()
              .map(each -> new Taken(request.deliveryStreamName(), "", each.data().asByteArray()))
              .map(each ->
                  takes(each)
                      ? PutRecordBatchResponseEntry.builder().recordId("1").build()
                      : PutRecordBatchResponseEntry.builder()
                          .errorCode("ServiceUnavailableException")
                          .build())
              .toList();
      return PutRecordBatchResponse.builder().requestResponses(entries).build();
    }

    @Override
    public String serviceName() {
      return "firehose";
    }

    @Override
    public void close() {}
  }

  private final class Kinesis implements KinesisClient {
    @Override
    public PutRecordsResponse putRecords(PutRecordsRequest request) {
      calls++;
      List<PutRecordsResultEntry> entries =
          request.records().stream()
              .map(each ->
                  new Taken(request.streamName(), each.partitionKey(), each.data().asByteArray()))
              .map(each ->
                  takes(each)
                      ? PutRecordsResultEntry.builder().sequenceNumber("1").build()
                      : PutRecordsResultEntry.builder()
                          .errorCode("ProvisionedThroughputExceededException")
                          .build())
              .toList();
      return PutRecordsResponse.builder().records(entries).build();
    }

    @Override
    public String serviceName() {
      return "kinesis";
    }

    @Override
    public void close() {}
  }
}
