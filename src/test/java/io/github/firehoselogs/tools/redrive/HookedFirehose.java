package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.reingest.stream.StreamTargets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;

/// A Firehose that keeps all records, and runs code before and after each call. The code may throw.
final class HookedFirehose implements FirehoseClient {
  /// Called with the number of the call, from 1.
  @FunctionalInterface
  interface Hook {
    void call(int number);
  }

  final List<byte[]> arrived = new ArrayList<>();
  Hook before = _ -> {};
  Hook after = _ -> {};
  int calls;

  StreamTargets targets() {
    return new StreamTargets(
        _ -> this,
        _ -> {
          throw new AssertionError("Kinesis");
        });
  }

  @Override
  public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
    calls++;
    before.call(calls);
    request.records().forEach(each -> arrived.add(each.data().asByteArray()));
    after.call(calls);
    return PutRecordBatchResponse.builder()
        .requestResponses(
            request.records().stream()
                .map(_ -> PutRecordBatchResponseEntry.builder().recordId("1").build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "firehose";
  }

  @Override
  public void close() {}
}
