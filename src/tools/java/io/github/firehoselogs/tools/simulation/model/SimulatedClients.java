package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// The SDK's clients in front of a [PutPath].
public final class SimulatedClients {
  private SimulatedClients() {}

  /// Returns targets whose clients both use `path`.
  static StreamTargets to(PutPath path) {
    return new StreamTargets(_ -> new Firehose(path), _ -> new Kinesis(path));
  }

  private static Duration timeoutOf(AwsRequest request) {
    return request
        .overrideConfiguration()
        .flatMap(each -> each.apiCallTimeout())
        .orElseThrow(() -> new IllegalArgumentException("a call without a timeout"));
  }

  private record Firehose(PutPath path) implements FirehoseClient {
    @Override
    public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
      List<PutRecord> records =
          request.records().stream()
              .map(each -> new PutRecord("", each.data().asByteArrayUnsafe()))
              .toList();
      List<PutRecordBatchResponseEntry> entries = new ArrayList<>();
      for (String answer : path.put(records, timeoutOf(request))) {
        entries.add(
            answer.equals(PutPath.TAKEN)
                ? PutRecordBatchResponseEntry.builder().recordId("1").build()
                : PutRecordBatchResponseEntry.builder().errorCode(answer).build());
      }
      return PutRecordBatchResponse.builder().requestResponses(entries).build();
    }

    @Override
    public String serviceName() {
      return "firehose";
    }

    @Override
    public void close() {}
  }

  private record Kinesis(PutPath path) implements KinesisClient {
    @Override
    public PutRecordsResponse putRecords(PutRecordsRequest request) {
      List<PutRecord> records =
          request.records().stream()
              .map(each -> new PutRecord(each.partitionKey(), each.data().asByteArrayUnsafe()))
              .toList();
      List<PutRecordsResultEntry> entries = new ArrayList<>();
      for (String answer : path.put(records, timeoutOf(request))) {
        entries.add(
            answer.equals(PutPath.TAKEN)
                ? PutRecordsResultEntry.builder().sequenceNumber("1").build()
                : PutRecordsResultEntry.builder().errorCode(answer).build());
      }
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
