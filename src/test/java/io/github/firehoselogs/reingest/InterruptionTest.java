package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.stream.FirehoseTarget;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;

@Timeout(20)
class InterruptionTest {
  @Test
  void endsPuttingBackAndIsKept() {
    FirehoseClient hanging = mock(FirehoseClient.class);
    when(hanging.putRecordBatch(any(PutRecordBatchRequest.class)))
        .thenAnswer(_ -> {
          new CountDownLatch(1).await();
          throw new IllegalStateException("waits until it is interrupted");
        });
    Remainder remainder = new Remainder(0, new byte[] {1}, "key");
    Thread.currentThread().interrupt();
    AttemptResult<Remainder> reingestion =
        new Reingester(1, 500, _ -> {}, () -> 0.5)
            .put(
                List.of(remainder),
                new FirehoseTarget(() -> hanging, "logs"),
                new Deadline(() -> Duration.ofMinutes(1)));
    assertTrue(Thread.interrupted());
    assertEquals(
        List.of(
            new NotAccepted<>(
                remainder, "Firehose stream logs (firehose:PutRecordBatch): interrupted")),
        reingestion.notAccepted());
  }
}
