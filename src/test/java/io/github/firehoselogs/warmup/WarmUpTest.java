package io.github.firehoselogs.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final List<FirehoseEvent> seen = new ArrayList<>();

  private final RequestHandler<FirehoseEvent, FirehoseResponse> handler =
      (event, _) -> {
        seen.add(event);
        return new FirehoseResponse(List.of());
      };

  @Test
  void handlersSeeEventsOfBothSources() throws InterruptedException {
    new WarmUp(List.of(handler), Duration.ofSeconds(20)).run();
    assertTrue(seen.stream().anyMatch(event -> event.getSourceKinesisStreamArn() == null));
    assertTrue(seen.stream().anyMatch(event -> event.getSourceKinesisStreamArn() != null));
    assertTrue(seen.stream().anyMatch(event -> event.getRecords().size() > 100));
  }

  @Test
  void noEventIsRunWhenTheTimeIsOver() throws InterruptedException {
    new WarmUp(List.of(handler), Duration.ZERO).run();
    assertEquals(List.of(), seen);
  }
}
