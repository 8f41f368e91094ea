package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// Records are told apart by the length of their data. The clock moves only when someone sleeps.
class ReingesterTest {
  private static final double HALF = 0.5;

  private final FirehoseClient firehose = mock(FirehoseClient.class);
  private final List<List<Integer>> calls = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Duration remaining = Duration.ofMinutes(5);

  /// The answer to the call with these records: the error code of each, empty where it is taken.
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
    return PutRecordBatchResponse.builder()
        .requestResponses(
            answer.apply(sizes).stream()
                .map(code -> PutRecordBatchResponseEntry.builder().errorCode(code).build())
                .toList())
        .build();
  }

  @Test
  void nothingToDoCallsNobody() {
    assertEquals(new Reingestion(List.of(), 0, 0, 0), put(20));
    assertEquals(List.of(), calls);
  }

  @Test
  void whatIsTakenIsSentOnce() {
    assertEquals(new Reingestion(List.of(), 3, 1, 0), put(20, 1, 2, 3));
    assertEquals(List.of(List.of(1, 2, 3)), calls);
    assertEquals(List.of(), pauses);
  }

  @Test
  void onlyWhatWasRefusedIsSentAgainInItsOrder() {
    answer =
        sizes ->
            sizes.stream().map(size -> size % 2 == 0 && calls.size() < 3 ? "Odd" : "").toList();
    assertEquals(new Reingestion(List.of(), 5, 3, 4), put(20, 1, 2, 3, 4, 5));
    assertEquals(List.of(List.of(1, 2, 3, 4, 5), List.of(2, 4), List.of(2, 4)), calls);
    assertEquals(List.of(Duration.ofMillis(50), Duration.ofMillis(100)), pauses);
  }

  @Test
  void wholeCallsThatFailCountAsAttemptsToo() {
    answer = fails(503, "ServiceUnavailableException");
    Reingestion result = put(4, 1, 2);
    assertEquals(4, result.attempts());
    assertEquals(4, calls.size());
    assertEquals(List.of(50L, 100L, 200L), pauses.stream().map(Duration::toMillis).toList());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered ServiceUnavailableException at"
                + " the last of 4 attempts"),
        reasons(result));
  }

  @Test
  void whatDoesNotHealIsNotRepeated() {
    answer = fails(400, "AccessDeniedException");
    Reingestion result = put(20, 1, 2);
    assertEquals(1, result.attempts());
    assertEquals(2, result.notPutBack().size());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered AccessDeniedException: allow the"
                + " function's role that action on this stream"),
        reasons(result));
  }

  @Test
  void aBatchThatIsTooLargeIsHalvedUntilOnlyTheRecordAtFaultIsLeft() {
    answer =
        sizes ->
            sizes.contains(3) ? fails(413, "").apply(sizes) : sizes.stream().map(_ -> "").toList();
    Reingestion result = put(20, 1, 2, 3, 4, 5);
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
    assertEquals(new Reingestion(List.of(), 2, 2, 1), put(20, 1, 2));
    assertEquals(List.of(List.of(1, 2), List.of(2)), calls);
  }

  @Test
  void noAttemptStartsThatTheTimeDoesNotCover() {
    remaining = Deadline.RESERVE.plus(Reingester.MIN_CALL).plusMillis(120);
    answer = fails(500, "InternalFailure");
    Reingestion result = put(20, 1);
    assertEquals(2, result.attempts()); // 50 ms of pause, then 100 ms would be too many
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) answered InternalFailure, and the"
                + " invocation has no time for an attempt more"),
        reasons(result));
  }

  @Test
  void withoutTimeNobodyIsCalled() {
    remaining = Deadline.RESERVE;
    Reingestion result = put(20, 1);
    assertEquals(0, result.attempts());
    assertEquals(
        List.of(
            "Firehose stream s (firehose:PutRecordBatch) was not called, and the invocation has no"
                + " time for an attempt more"),
        reasons(result));
  }

  @Test
  void batchesKeepTheLimitsOfRecordsAndBytes() {
    int[] many = new int[1001];
    Arrays.fill(many, 1);
    put(20, many);
    assertEquals(List.of(500, 500, 1), calls.stream().map(List::size).toList());
    calls.clear();
    put(20, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1, 1_024_000);
    assertEquals(
        List.of(List.of(1_000_000, 1_000_000, 1_000_000, 1_000_000), List.of(1, 1_024_000)), calls);
  }

  @Test
  void kinesisKeysCountAndTravel() {
    KinesisClient kinesis = mock(KinesisClient.class);
    List<List<String>> keys = new ArrayList<>();
    when(kinesis.putRecords(any(PutRecordsRequest.class)))
        .thenAnswer(call -> {
          PutRecordsRequest request = call.getArgument(0);
          keys.add(request.records().stream().map(each -> each.partitionKey()).toList());
          return PutRecordsResponse.builder()
              .records(
                  request.records().stream()
                      .map(_ -> PutRecordsResultEntry.builder().build())
                      .toList())
              .build();
        });
    List<Remainder> remainders = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      remainders.add(new Remainder(0, new byte[1_048_570], "key-é" + i)); // 7 bytes of key
    }
    Reingestion result =
        reingester(20).put(remainders, new KinesisTarget(() -> kinesis, "s"), deadline());
    assertEquals(6, result.accepted());
    assertEquals(
        List.of(List.of("key-é0", "key-é1", "key-é2", "key-é3"), List.of("key-é4", "key-é5")),
        keys);
  }

  @Test
  void anInterruptedPauseEndsTheAttempts() {
    answer = fails(500, "InternalFailure");
    Reingester interrupted =
        new Reingester(
            20,
            500,
            _ -> {
              throw new InterruptedException();
            },
            () -> HALF);
    Reingestion result =
        interrupted.put(
            List.of(new Remainder(0, new byte[1], "k")),
            new FirehoseTarget(() -> firehose, "s"),
            deadline());
    assertTrue(Thread.interrupted());
    assertEquals(1, result.attempts());
    assertEquals(1, result.notPutBack().size());
  }

  private Function<List<Integer>, List<String>> fails(int status, String code) {
    return _ -> {
      throw AwsServiceException.builder()
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
          .build();
    };
  }

  private Reingestion put(int maxAttempts, int... sizes) {
    List<Remainder> remainders = new ArrayList<>();
    for (int size : sizes) {
      remainders.add(new Remainder(0, new byte[size], "k"));
    }
    return reingester(maxAttempts)
        .put(remainders, new FirehoseTarget(() -> firehose, "s"), deadline());
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

  private static List<String> reasons(Reingestion result) {
    return result.notPutBack().stream().map(Reingestion.NotPutBack::reason).distinct().toList();
  }
}
