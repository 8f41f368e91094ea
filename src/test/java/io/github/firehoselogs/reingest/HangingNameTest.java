package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The host name of the stream is never resolved, and no interrupt ends the look-up.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HangingNameTest {
  private static final Duration REMAINING = Deadline.RESERVE.plusMillis(800);

  @AfterAll
  static void release() {
    HangingNames.release();
  }

  @ParameterizedTest
  @EnumSource
  void endsBeforeTheDeadline(ServiceOverHttp service) {
    List<Remainder> remainders =
        IntStream.range(0, 6).mapToObj(i -> new Remainder(i, new byte[1], "key-" + i)).toList();
    try (SdkProperties properties = SdkProperties.withServicesOn(1)) {
      properties.set(service.endpointProperty, "http://" + HangingNames.HANGING);
      StreamTarget target = service.target();
      long start = System.nanoTime();
      Deadline deadline = new Deadline(() -> REMAINING.minusNanos(System.nanoTime() - start));

      AttemptResult<Remainder> reingestion =
          assertTimeoutPreemptively(
              REMAINING,
              () -> new Reingester(20, 1, _ -> {}, () -> 0).put(remainders, target, deadline));

      assertEquals(
          remainders, reingestion.notAccepted().stream().map(NotAccepted::element).toList());
      assertEquals(
          service.description + " did not answer before the invocation's deadline",
          reingestion.notAccepted().getFirst().reason());
    }
  }
}
