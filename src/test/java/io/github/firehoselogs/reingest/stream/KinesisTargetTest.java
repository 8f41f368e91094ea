package io.github.firehoselogs.reingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.firehoselogs.attempts.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

class KinesisTargetTest {
  private static final String OTHER_ACCOUNT = "arn:aws:kinesis:eu-west-1:999999999999:stream/logs";

  private final KinesisClient kinesis = mock(KinesisClient.class);
  private final KinesisTarget target =
      new KinesisTarget(() -> kinesis, StreamArn.parse(OTHER_ACCOUNT).orElseThrow());
  private final List<PutRecordsRequest> requests = new ArrayList<>();

  @Test
  void entryWithoutErrorCodeIsAccepted() {
    assertEquals(
        List.of(new Refusal(1, "InternalFailure"), new Refusal(3, "NoAnswer")),
        put(
            4,
            PutRecordsResultEntry.builder().sequenceNumber("1").build(),
            PutRecordsResultEntry.builder().errorCode("InternalFailure").build(),
            PutRecordsResultEntry.builder().errorCode("").build()));
  }

  @Test
  void callHasTheGivenTimeout() {
    assertEquals(List.of(), put(1, PutRecordsResultEntry.builder().sequenceNumber("1").build()));
    assertEquals(
        Duration.ofSeconds(7),
        requests
            .getFirst()
            .overrideConfiguration()
            .flatMap(each -> each.apiCallTimeout())
            .orElseThrow());
    assertEquals("key-0", requests.getFirst().records().getFirst().partitionKey());
  }

  @Test
  void streamIsNamedByItsArn() {
    put(1, PutRecordsResultEntry.builder().sequenceNumber("1").build());
    assertEquals(OTHER_ACCOUNT, requests.getFirst().streamARN());
    assertNull(requests.getFirst().streamName());
  }

  private List<Refusal> put(int records, PutRecordsResultEntry... answer) {
    when(kinesis.putRecords(any(PutRecordsRequest.class)))
        .thenAnswer(call -> {
          requests.add(call.getArgument(0));
          return PutRecordsResponse.builder().records(answer).build();
        });
    List<Remainder> batch = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      batch.add(new Remainder(i, new byte[] {1}, "key-" + i));
    }
    return target.put(batch, Duration.ofSeconds(7));
  }
}
