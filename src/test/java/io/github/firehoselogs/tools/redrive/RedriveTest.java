package io.github.firehoselogs.tools.redrive;

import static io.github.firehoselogs.tools.redrive.GivenRedrive.envelope;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.given.FrameReader;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.redrive.GivenRedrive.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveTest {
  @TempDir Path folder;

  private final GivenStreams streams = new GivenStreams();
  private GivenRedrive redrive = new GivenRedrive(Path.of(""), streams.targets());

  @BeforeEach
  void inFolder() {
    redrive = new GivenRedrive(folder, streams.targets());
  }

  private List<byte[]> taken() {
    return streams.taken().stream().map(GivenStreams.Taken::data).toList();
  }

  @Test
  void originalsArePutBack() {
    byte[] first = envelope("first");
    byte[] second = envelope("second");
    redrive
        .object("2025/a", GivenFailure.of(first))
        .object("2025/b.gz", GivenEnvelope.gzip(GivenFailure.of(second).line()));
    Run run = redrive.run();
    assertEquals(0, run.exit(), run.out());
    assertEquals(2, taken().size());
    assertTrue(taken().stream().anyMatch(each -> Arrays.equals(first, each)));
    assertTrue(taken().stream().anyMatch(each -> Arrays.equals(second, each)));
    assertEquals(
        """
        read                     2  records in 2 objects
        put back                 2
        already there            0  put back by an earlier run
        left                     0  would fail again, see below
        failed                   0  the stream did not take them, see below
        bad                      0  lines or objects that cannot be read, named above

                           records  error code of Firehose
                                 2  Lambda.FunctionError

        The journal is %s
        """
            .formatted(folder.resolve("journal")),
        run.out());
  }

  @Test
  void secondRunRepeatsNothing() {
    redrive.object("a", GivenFailure.of(envelope("x")), GivenFailure.of(envelope("x")));
    redrive.run();
    redrive.object("b", GivenFailure.of(envelope("y")));
    Run second = redrive.run();
    assertEquals(0, second.exit());
    assertEquals(3, taken().size());
    assertTrue(second.out().contains("already there            2  "), second.out());
  }

  @Test
  void batchesAreThoseOfTheFunction() {
    byte[] large = envelope("x");
    redrive.object("a", failures(1_201, large));
    assertEquals(0, redrive.run().exit());
    assertEquals(3, streams.calls());
    byte[] plain = GivenEnvelope.of("y".repeat(900_000)).json().getBytes(UTF_8);
    redrive.object("b", failures(9, plain));
    assertEquals(0, redrive.run().exit());
    assertEquals(3 + 3, streams.calls());
    assertEquals(1_210, taken().size());
  }

  private static GivenFailure[] failures(int count, byte[] data) {
    GivenFailure[] failures = new GivenFailure[count];
    Arrays.fill(failures, GivenFailure.of(data));
    return failures;
  }

  @Test
  void roundsStartAgain() throws Exception {
    byte[] original = envelope("x");
    redrive.object("a", GivenFailure.of(Rounds.with(original, 16)));
    assertEquals(0, redrive.run().exit());
    assertArrayEquals(Rounds.with(original, 0), taken().getFirst());
  }

  @Test
  void documentsTravelInFrames() throws Exception {
    redrive.object("a", GivenFailure.ofDocument("{\"a\":1}\n"));
    assertEquals(0, redrive.run().exit());
    FrameReader.Frame frame = FrameReader.read(taken().getFirst());
    assertEquals("{\"a\":1}\n", frame.document());
    assertEquals(1, frame.rounds());
  }

  @Test
  void kinesisStreamIsPutInto() {
    redrive.arguments.stream = "arn:aws:kinesis:eu-central-1:123456789012:stream/source";
    redrive.object("a", GivenFailure.of(envelope("x")));
    assertEquals(0, redrive.run().exit());
    assertEquals("source", streams.taken().getFirst().stream());
    assertEquals(16, streams.taken().getFirst().kinesisPartitionKey().length());
  }

  @Test
  void refusedEntriesAreSentAgain() {
    streams.refuseNext(3);
    redrive.object("a", failures(5, envelope("x")));
    assertEquals(0, redrive.run().exit());
    assertEquals(5, taken().size());
    assertEquals(2, streams.calls());
  }

  @Test
  void recordsThatFailAgainAreLeft() {
    redrive.environment.put("TRANSFORM", "mysql-general-log");
    redrive.environment.put("UNMATCHED", "fail");
    redrive.object(
        "a",
        GivenFailure.of(envelope("no statement")),
        GivenFailure.of("garbage".getBytes(UTF_8)),
        GivenFailure.of("garbage".getBytes(UTF_8)),
        GivenFailure.of(envelope("2025-11-20T07:00:01Z 12 Query SELECT 1")));
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(1, taken().size());
    String object = redrive.errors.resolve("a").toString();
    assertTrue(
        run.out()
            .contains(
                """

                left 2 ENVELOPE_UNREADABLE: this is no envelope of CloudWatch Logs: find out which \
                other producer writes into the stream; MAX_ENVELOPE_BYTES, if it is too large
                  %s:2-3: data: expected gzip, JSON or base64 of gzip, found 7 other bytes

                left 1 UNMATCHED: correct TRANSFORM, the route or UNMATCHED, deploy, and try again \
                with the new settings
                  %s:1: \
                """
                    .formatted(object, object)),
        run.out());
    redrive.environment.clear();
    assertEquals(1, redrive.run().exit(), "only the garbage is left");
    assertEquals(2, taken().size());
  }

  @Test
  void recordThatNoStreamAcceptsIsLeft() {
    byte[] tooLarge = GivenEnvelope.of("y".repeat(1_100_000)).json().getBytes(UTF_8);
    redrive.object("a", GivenFailure.of(tooLarge));
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertTrue(run.out().contains("left 1 TOO_LARGE_FOR_STREAM: "), run.out());
  }

  @Test
  void outputWithoutPartitionIsLeft() {
    redrive.object(
        "a",
        GivenFailure.of("line\n".getBytes(UTF_8)).withCode("DynamicPartitioning.NoKey"),
        GivenFailure.of(envelope("x")).withCode("DynamicPartitioning.NoKey"));
    Run run = redrive.run();
    assertEquals(1, taken().size());
    assertTrue(run.out().contains("left 1 NO_PARTITION_KEYS: "), run.out());
  }

  @Test
  void badObjectsAreNamedAndSkipped() throws Exception {
    byte[] gzip = GivenEnvelope.gzip(GivenFailure.of(envelope("lost")).line());
    redrive
        .object("a", GivenFailure.of(envelope("good")))
        .object("empty", new byte[0])
        .object("torn.gz", Arrays.copyOf(gzip, gzip.length - 20))
        .object("text", "not JSON\n{\"rawData\":\"?\"}\n".getBytes(UTF_8))
        .object(".hidden", "x".getBytes(UTF_8));
    Files.createSymbolicLink(redrive.errors.resolve("dangling"), Path.of("nowhere"));
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(1, taken().size());
    List<String> named =
        run.out()
            .lines()
            .filter(each -> each.startsWith(redrive.errors.toString()))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            redrive.errors + "/dangling: cannot be read (NoSuchFileException)",
            redrive.errors + "/empty: is empty",
            redrive.errors + "/text:1: is no valid JSON at byte 0",
            redrive.errors + "/text:2: its rawData is not base64",
            redrive.errors + "/torn.gz: gzip: truncated in member 1"),
        named);
    assertTrue(run.out().contains("bad                      5  "), run.out());
  }

  @Test
  void recordsBeforeTheBreakArePutBack() {
    byte[] good = GivenEnvelope.gzip(GivenFailure.of(envelope("x")).line());
    redrive.object("a", GivenEnvelope.joined(good, "rest".getBytes(UTF_8)));
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(1, taken().size());
    assertTrue(run.out().contains("/a: gzip: expected another member or the end"), run.out());
  }

  @Test
  void sameObjectIsReadOnce() throws Exception {
    redrive.object("a", GivenFailure.of(envelope("x")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), redrive.errors);
    Files.createSymbolicLink(redrive.errors.resolve("b"), redrive.errors.resolve("a"));
    Files.createSymbolicLink(redrive.errors.resolve("loop"), redrive.errors);
    redrive.arguments.places =
        List.of(link.toString(), redrive.errors.toString(), redrive.errors + "/../errors/a");
    Run run = redrive.run();
    assertEquals(0, run.exit(), run.out());
    assertEquals(1, taken().size());
    assertTrue(run.out().contains("same object              4  "), run.out());
  }

  @Test
  void changedObjectIsPutBackAgain() {
    redrive.object("a", GivenFailure.of(envelope("x")));
    redrive.run();
    redrive.object("a", GivenFailure.of(envelope("y")));
    Run run = redrive.run();
    assertEquals(2, taken().size());
    assertTrue(run.out().contains("changed                  1  "), run.out());
  }

  @Test
  void dryRunSendsNothing() {
    redrive.object("a", GivenFailure.of(envelope("x")), GivenFailure.of("garbage".getBytes(UTF_8)));
    redrive.arguments.dryRun = true;
    Run run = redrive.run();
    assertEquals(1, run.exit());
    assertEquals(0, streams.calls());
    assertFalse(Files.exists(folder.resolve("journal")));
    assertTrue(run.out().contains("to put back              1  nothing was sent\n"), run.out());
  }

  @Test
  void onlySelectsByCodeOrReason() {
    redrive.object(
        "a",
        GivenFailure.of(envelope("x")),
        GivenFailure.of(envelope("y")).withCode("Lambda.FunctionTimedOut"),
        GivenFailure.of("garbage".getBytes(UTF_8)));
    redrive.arguments.only = "Lambda.FunctionTimedOut";
    Run byCode = redrive.run();
    assertEquals(0, byCode.exit());
    assertEquals(1, taken().size());
    assertTrue(byCode.out().contains("not selected             2  by --only\n"), byCode.out());
    redrive.arguments.only = "ENVELOPE_UNREADABLE";
    Run byReason = redrive.run();
    assertEquals(1, byReason.exit());
    assertEquals(1, taken().size());
    assertTrue(byReason.out().contains("left 1 ENVELOPE_UNREADABLE"), byReason.out());
  }

  @Test
  void journalInTheFolderIsNoObject() {
    redrive.arguments.journal = redrive.errors.resolve("journal").toString();
    redrive.object("a", GivenFailure.of(envelope("x")));
    assertEquals(0, redrive.run().exit());
    assertEquals(0, redrive.run().exit());
    assertEquals(1, taken().size());
  }

  @Test
  void nothingToReadIsAnError() throws Exception {
    Files.createDirectories(redrive.errors);
    assertEquals(
        "PATH: found no object there, expected failure objects of Firehose",
        assertThrows(BadInputException.class, () -> redrive.run()).getMessage());
    redrive.object("a", new byte[0]);
    redrive.environment.put("TRANSFORM", "nonsense");
    String message =
        String.valueOf(assertThrows(BadInputException.class, () -> redrive.run()).getMessage());
    assertTrue(message.startsWith("environment: "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void longListIsCut() {
    redrive.object(
        "a",
        IntStream.range(0, 60)
            .mapToObj(i -> GivenFailure.of(i % 2 == 0 ? envelope("x") : new byte[] {1}))
            .toArray(GivenFailure[]::new));
    Run run = redrive.run();
    assertTrue(run.out().contains("left 30 ENVELOPE_UNREADABLE"), run.out());
    assertTrue(run.out().contains("\n  and 10 more\n"), run.out());
  }
}
