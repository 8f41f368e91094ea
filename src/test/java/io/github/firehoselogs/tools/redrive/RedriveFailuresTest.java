package io.github.firehoselogs.tools.redrive;

import static io.github.firehoselogs.tools.redrive.GivenRedrive.envelope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.tools.redrive.GivenRedrive.Run;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.firehose.model.FirehoseException;

/// Calls that fail as a whole, and runs that are asked to end.
class RedriveFailuresTest {
  @TempDir Path folder;

  private final HookedFirehose firehose = new HookedFirehose();
  private GivenRedrive redrive = new GivenRedrive(Path.of(""), firehose.targets());

  @BeforeEach
  void makeObjects() {
    redrive = new GivenRedrive(folder, firehose.targets());
    GivenFailure[] failures = new GivenFailure[1_100];
    Arrays.fill(failures, GivenFailure.of(envelope("x")));
    redrive.object("a", failures);
  }

  private static RuntimeException answer(int status, String code, String message) {
    return FirehoseException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .message(message)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "InvalidSourceException | Only DirectPut. | the stream reads from a Kinesis stream: give"
            + " --stream the ARN of that Kinesis stream",
        "InvalidArgumentException | This operation is not permitted on KinesisStreamAsSource"
            + " delivery stream type. | the stream reads from a Kinesis stream: give --stream the"
            + " ARN of that Kinesis stream",
        "AccessDeniedException | no | allow your user or role this action on the stream",
        "ResourceNotFoundException | no | there is no such stream",
        "ExpiredTokenException | no | AWS does not accept your credentials",
      })
  void refusalOfAllCallsEndsTheRun(String code, String message, String advice) {
    firehose.before =
        _ -> {
          throw answer(400, code, message);
        };
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(1, firehose.calls);
    assertTrue(
        run.out()
            .contains(
                "\nended early: Firehose stream logs-to-s3 (firehose:PutRecordBatch) answered "
                    + code
                    + ": "
                    + advice
                    + "\n"),
        run.out());
    assertTrue(run.out().contains("failed                 500  "), run.out());
  }

  @Test
  void refusalOfOneCallDoesNotEndTheRun() {
    firehose.before =
        number -> {
          if (number == 1) {
            throw answer(400, "InvalidKMSResourceException", "no");
          }
        };
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(600, firehose.arrived.size());
    firehose.before = _ -> {};
    assertEquals(0, redrive.run().exit());
    assertEquals(1_100, firehose.arrived.size());
  }

  @Test
  void throttledCallIsRepeated() {
    firehose.before =
        number -> {
          if (number < 4) {
            throw answer(400, "ThrottlingException", "slow down");
          }
        };
    Run run = redrive.run();
    assertEquals(0, run.exit());
    assertEquals(1_100, firehose.arrived.size());
    assertTrue(!run.out().contains("sent again"), run.out());
  }

  @Test
  void unansweredCallIsCountedAndNamed() {
    firehose.after =
        number -> {
          if (number == 1) {
            throw SdkClientException.create("no answer", new SocketTimeoutException("Read"));
          }
        };
    Run run = redrive.run();
    assertEquals(0, run.exit());
    assertEquals(1_600, firehose.arrived.size());
    String row = "sent again             500  an earlier answer is unknown: perhaps twice";
    assertTrue(run.out().contains(row), run.out());
    assertTrue(run.out().contains("/a:1-500\n"), run.out());
  }

  @Test
  void stopFinishesTheCall() throws Exception {
    firehose.after = _ -> redrive.stop.stop();
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(500, firehose.arrived.size());
    assertTrue(run.out().contains("put back               500\n"), run.out());
    assertTrue(run.out().contains("failed                   0  "), run.out());
    assertTrue(run.out().contains("\nended early: stopped; start the command again"), run.out());
    assertTrue(Files.readString(folder.resolve("journal")).endsWith("taken\t\n"));
    GivenRedrive next = new GivenRedrive(folder, firehose.targets());
    firehose.after = _ -> {};
    assertEquals(0, next.run().exit());
    assertEquals(1_100, firehose.arrived.size());
  }

  @Test
  void stopInterruptsTheWait() {
    redrive.arguments.rate = 1;
    firehose.after = _ -> redrive.stop.stop();
    long started = System.nanoTime();
    redrive.run();
    assertEquals(1, firehose.arrived.size());
    assertTrue(System.nanoTime() - started < 60e9);
  }
}
