package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.stream.FirehoseTarget;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;

/// Records are distinguished by the length of their data. Only sleeping advances the clock.
class ReingesterTest {
  private static final double HALF = 0.5;

  private final FirehoseClient firehose = mock(FirehoseClient.class);
  private final List<List<Integer>> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> timeouts = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private Duration remaining = Duration.ofMinutes(5);

  /// The answer to the call with these records: the error code of each, empty if it is accepted.
  private Function<List<Integer>, List<String>> answer =
      sizes -> sizes.stream().map(_ -> "").toList();

  @BeforeEach
  void answerCalls() {
    when(firehose.putRecordBatch(any(PutRecordBatchRequest.class)))
        .thenAnswer(call -> answer(call.getArgument(0)));
  }

  private PutRecordBatchResponse answer(PutRecordBatchRequest request) {
    List<Integer> sizes =
        request.records().stream().map(each -> each.data().asByteArray().length).toList();
    calls.add(sizes);
    timeouts.add(
        request.overrideConfiguration().flatMap(each -> each.apiCallTimeout()).orElseThrow());
    return PutRecordBatchResponse.builder()
        .requestResponses(
            answer.apply(sizes).stream()
                .map(code -> PutRecordBatchResponseEntry.builder().errorCode(code).build())
                .toList())
        .build();
  }

  @Test
  void noRemaindersMakeNoCalls() {
    assertEquals(new AttemptResult<>(List.of(), 0, 0, 0), put(20));
    assertEquals(List.of(), calls);
  }

  @Test
  void acceptedRecordsAreSentOnce() {
    assertEquals(new AttemptResult<>(List.of(), 3, 1, 0), put(20, 1, 2, 3));
    assertEquals(List.of(List.of(1, 2, 3)), calls);
    assertEquals(List.of(), pauses);
  }

  @Test
  void onlyRefusedRecordsAreResent() {
    answer =
        sizes ->
            sizes.stream().map(size -> size % 2 == 0 && calls.size() < 3 ? "Odd" : "").toList();
    assertEquals(new AttemptResult<>(List.of(), 5, 3, 4), put(20, 1, 2, 3, 4, 5));
    assertEquals(List.of(List.of(1, 2, 3, 4, 5), List.of(2, 4), List.of(2, 4)), calls);
    assertEquals(List.of(Duration.ofMillis(50), Duration.ofMillis(100)), pauses);
  }

  @Test
  void failedCallsCountAsAttempts() {
    answer = fails(503, "ServiceUnavailableException");
    AttemptResult<Remainder> result = put(4, 1, 2);
    assertEquals(4, result.attempts());
    assertEquals(4, calls.size());
    assertEquals(List.of(50L, 100L, 200L), pauses.stream().map(Duration::toMillis).toList());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered ServiceUnavailableException on"
                + " the last of 4 attempts"),
        reasons(result));
  }

  @Test
  void permanentErrorIsNotRetried() {
    answer = fails(400, "AccessDeniedException");
    AttemptResult<Remainder> result = put(20, 1, 2);
    assertEquals(1, result.attempts());
    assertEquals(2, result.notAccepted().size());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered AccessDeniedException: allow the"
                + " function's role this action on the stream"),
        reasons(result));
  }

  @Test
  void oversizedBatchIsHalvedToOneRecord() {
    answer =
        sizes ->
            sizes.contains(3) ? fails(413, "").apply(sizes) : sizes.stream().map(_ -> "").toList();
    AttemptResult<Remainder> result = put(20, 1, 2, 3, 4, 5);
    assertEquals(
        List.of(List.of(1, 2, 3, 4, 5), List.of(1, 2), List.of(3, 4, 5), List.of(3), List.of(4, 5)),
        calls);
    assertEquals(
        List.of("Firehose stream s (firehose:PutRecordBatch) answered HTTP 413 to a single record"),
        reasons(result));
    assertEquals(4, result.accepted());
    assertEquals(List.of(), pauses);
  }

  @Test
  void missingAnswersAreRefusals() {
    answer = sizes -> calls.size() == 1 ? List.of("") : sizes.stream().map(_ -> "").toList();
    assertEquals(new AttemptResult<>(List.of(), 2, 2, 1), put(20, 1, 2));
    assertEquals(List.of(List.of(1, 2), List.of(2)), calls);
  }

  @Test
  void noAttemptStartsWithoutTime() {
    remaining = Deadline.RESERVE.plus(Deadline.MIN_CALL).plusMillis(120);
    answer = fails(500, "InternalFailure");
    AttemptResult<Remainder> result = put(20, 1);
    assertEquals(2, result.attempts()); // 50 ms of pause, then 100 ms would be too many
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered InternalFailure, and the"
                + " invocation has no time left for another attempt"),
        reasons(result));
  }

  @Test
  void timeForOneCallIsEnough() {
    remaining = Deadline.RESERVE.plus(Deadline.MIN_CALL);
    assertEquals(1, put(20, 1).accepted());
    assertEquals(List.of(Deadline.MIN_CALL), timeouts);
  }

  @Test
  void callTimeoutIsBounded() {
    remaining = Deadline.RESERVE.plusSeconds(3);
    put(20, 1);
    remaining = Duration.ofMinutes(5);
    put(20, 1);
    assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(10)), timeouts);
  }

  @Test
  void callTimeoutDoubles() {
    answer =
        _ -> {
          if (calls.size() < 5) {
            throw ApiCallTimeoutException.create(1);
          }
          return List.of("");
        };
    assertEquals(1, put(20, 1).accepted());
    assertEquals(seconds(10, 20, 40, 80, 160), timeouts);
  }

  @Test
  void otherFaultsKeepTheTimeout() {
    answer =
        sizes ->
            switch (calls.size()) {
              case 1, 3 -> throw ApiCallTimeoutException.create(1);
              case 2 -> throw SdkClientException.create("", new IOException());
              case 4 -> List.of("InternalFailure", "");
              case 5 -> fails(413, "").apply(sizes);
              default -> sizes.stream().map(_ -> "").toList();
            };
    put(20, 1, 2);
    assertEquals(seconds(10, 20, 20, 40, 40), timeouts);
  }

  @Test
  void eachBatchHasItsOwnTimeout() {
    answer =
        sizes -> {
          if (sizes.getFirst() == 1 && calls.stream().filter(List.of(1)::equals).count() < 3) {
            throw ApiCallTimeoutException.create(1);
          }
          return List.of("");
        };
    Reingester reingester = new Reingester(20, 1, _ -> {}, () -> HALF);
    reingester.put(remainders(1, 2, 2), new FirehoseTarget(() -> firehose, "s"), deadline());
    assertEquals(seconds(10, 10, 10, 20, 40), timeouts.stream().sorted().toList());
  }

  private static List<Duration> seconds(long... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  void acceptedRecordsStayAccepted() {
    answer =
        _ -> {
          if (calls.size() == 1) {
            return List.of("", "InternalFailure", "");
          }
          throw new OutOfMemoryError();
        };
    AttemptResult<Remainder> result = put(20, 1, 2, 3);
    assertEquals(2, result.accepted());
    assertEquals(
        List.of(2),
        result.notAccepted().stream().map(each -> each.element().data().length).toList());
    assertEquals(
        List.of("Firehose stream s (firehose:PutRecordBatch): java.lang.OutOfMemoryError"),
        reasons(result));
  }

  @Test
  void withoutTimeNoCallIsMade() {
    remaining = Deadline.RESERVE;
    AttemptResult<Remainder> result = put(20, 1);
    assertEquals(0, result.attempts());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) was not called, and the invocation has no"
                + " time left for another attempt"),
        reasons(result));
  }

  @Test
  void waitingBatchDoesNotDelayOthers() throws Exception {
    CountDownLatch secondWasTaken = new CountDownLatch(1);
    answer =
        sizes -> {
          if (sizes.getFirst() == 2) {
            secondWasTaken.countDown();
          }
          boolean refused = sizes.getFirst() == 1 && secondWasTaken.getCount() > 0;
          return List.of(refused ? "ServiceUnavailableException" : "");
        };
    Reingester reingester = new Reingester(20, 1, _ -> secondWasTaken.await(), () -> HALF);
    assertEquals(
        2,
        reingester
            .put(remainders(1, 2), new FirehoseTarget(() -> firehose, "s"), deadline())
            .accepted());
  }

  @Test
  @Timeout(60) // With fewer than four at once the barrier would never open.
  void fourBatchesRunInParallel() {
    CyclicBarrier four = new CyclicBarrier(4);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    answer =
        _ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          await(four);
          now.decrementAndGet();
          return List.of("");
        };
    int[] sizes = new int[200];
    Arrays.fill(sizes, 1);
    Reingester reingester = new Reingester(20, 1, _ -> {}, () -> HALF);
    AttemptResult<Remainder> result =
        reingester.put(remainders(sizes), new FirehoseTarget(() -> firehose, "s"), deadline());
    assertEquals(200, result.accepted());
    assertEquals(4, most.get());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void errorOfTheClientFailsItsBatch() {
    answer =
        _ -> {
          throw new NoClassDefFoundError();
        };
    assertEquals(
        List.of("Firehose stream s (firehose:PutRecordBatch): java.lang.NoClassDefFoundError"),
        reasons(put(20, 1)));
  }

  @Test
  void interruptedPauseEndsTheAttempts() {
    answer = fails(500, "InternalFailure");
    Reingester interrupted =
        new Reingester(
            20,
            500,
            _ -> {
              throw new InterruptedException();
            },
            () -> HALF);
    AttemptResult<Remainder> result =
        interrupted.put(
            List.of(new Remainder(0, new byte[1], "k")),
            new FirehoseTarget(() -> firehose, "s"),
            deadline());
    assertEquals(1, result.attempts());
    assertEquals(1, result.notAccepted().size());
  }

  private Function<List<Integer>, List<String>> fails(int status, String code) {
    return _ -> {
      throw AwsServiceException.builder()
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
          .build();
    };
  }

  private AttemptResult<Remainder> put(int maxAttempts, int... sizes) {
    return reingester(maxAttempts)
        .put(remainders(sizes), new FirehoseTarget(() -> firehose, "s"), deadline());
  }

  private static List<Remainder> remainders(int... sizes) {
    return Arrays.stream(sizes).mapToObj(size -> new Remainder(0, new byte[size], "k")).toList();
  }

  private Reingester reingester(int maxAttempts) {
    return new Reingester(
        maxAttempts,
        500,
        delay -> {
          pauses.add(delay);
          remaining = remaining.minus(delay);
        },
        () -> HALF);
  }

  private Deadline deadline() {
    return new Deadline(() -> remaining);
  }

  private static List<String> reasons(AttemptResult<Remainder> result) {
    return result.notAccepted().stream().map(NotAccepted::reason).distinct().toList();
  }
}
