package io.github.firehoselogs.tools.given;

import io.github.firehoselogs.reingest.stream.StreamTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// Streams that keep the records put into them, and refuse records after [#refuseNext].
public final class GivenStreams {
  /// One record that a stream accepted; an aggregated Kinesis record is split.
  public record Taken(String stream, String kinesisPartitionKey, byte[] data) {}

  private final List<Taken> taken = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private int refusals;

  /// Returns the accepted records, in order.
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// Removes and returns the accepted records, in order.
  public synchronized List<Taken> drain() {
    List<Taken> drained = List.copyOf(taken);
    taken.clear();
    return drained;
  }

  public int calls() {
    return calls.get();
  }

  /// Makes the streams refuse the next `records` records.
  public synchronized GivenStreams refuseNext(int records) {
    refusals = records;
    return this;
  }

  public StreamTargets targets() {
    return new StreamTargets(_ -> new Firehose(), _ -> new Kinesis());
  }

  private synchronized boolean takes(List<Taken> records) {
    if (refusals > 0) {
      refusals--;
      return false;
    }
    taken.addAll(records);
    return true;
  }

  private final class Firehose implements FirehoseClient {
    @Override
    public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
      calls.incrementAndGet();
      List<PutRecordBatchResponseEntry> entries =
          request.records().stream()
              .map(each ->
                  List.of(new Taken(request.deliveryStreamName(), "", each.data().asByteArray())))
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
      calls.incrementAndGet();
      List<PutRecordsResultEntry> entries =
          request.records().stream()
              .map(each ->
                  takes(contents(nameOf(request.streamARN()), each))
                      ? PutRecordsResultEntry.builder().sequenceNumber("1").build()
                      : PutRecordsResultEntry.builder()
                          .errorCode("ProvisionedThroughputExceededException")
                          .build())
              .toList();
      return PutRecordsResponse.builder().records(entries).build();
    }

    private static String nameOf(String arn) {
      return arn.substring(arn.indexOf('/') + 1);
    }

    private static List<Taken> contents(String stream, PutRecordsRequestEntry entry) {
      return KinesisConsumer.read(entry.partitionKey(), entry.data().asByteArray()).stream()
          .map(each -> new Taken(stream, each.partitionKey(), each.data()))
          .toList();
    }

    @Override
    public String serviceName() {
      return "kinesis";
    }

    @Override
    public void close() {}
  }
}
