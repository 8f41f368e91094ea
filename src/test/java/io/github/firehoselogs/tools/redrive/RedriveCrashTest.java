package io.github.firehoselogs.tools.redrive;

import static io.github.firehoselogs.tools.redrive.GivenRedrive.envelope;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.redrive.GivenRedrive.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that ends at any point, and the next one. The state at a point is the journal on the disk
/// and the records that have arrived; all later steps of that run are as if they never happened.
class RedriveCrashTest {
  private static final int RECORDS = 1_700;
  private static final int CALLS = 4;

  @TempDir Path folder;

  private final HookedFirehose firehose = new HookedFirehose();
  private GivenRedrive redrive = new GivenRedrive(Path.of(""), firehose.targets());

  /// The journal and the arrived records at one point of a run.
  private record Moment(byte[] journal, List<byte[]> arrived) {}

  @BeforeEach
  void makeObjects() {
    redrive = new GivenRedrive(folder, firehose.targets());
    for (int object = 0; object < 17; object++) {
      GivenFailure[] failures = new GivenFailure[RECORDS / 17];
      for (int i = 0; i < failures.length; i++) {
        failures[i] = GivenFailure.of(envelope("record " + object + "." + i));
      }
      redrive.object("object-" + object, failures);
    }
  }

  private Path journal() {
    return folder.resolve("journal");
  }

  private Moment now() {
    try {
      return new Moment(Files.readAllBytes(journal()), List.copyOf(firehose.arrived));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Continues from `moment`, and returns how often each record arrived in all.
  private Map<String, Integer> arrivedAfter(Moment moment, List<Run> runs) throws IOException {
    Files.write(journal(), moment.journal);
    firehose.arrived.clear();
    firehose.arrived.addAll(moment.arrived);
    firehose.before = _ -> {};
    firehose.after = _ -> {};
    runs.add(redrive.run());
    Map<String, Integer> counts = new TreeMap<>();
    firehose.arrived.forEach(each -> counts.merge(HexFormat.of().formatHex(each), 1, Integer::sum));
    return counts;
  }

  @Test
  void endBetweenCallsRepeatsNothing() throws Exception {
    List<Moment> moments = new ArrayList<>();
    // At the start of a call, the journal has just got one more line; without it, this is the
    // moment after the call before.
    firehose.before = _ -> moments.add(withoutLastLine(now()));
    assertEquals(0, redrive.run().exit());
    moments.add(now());
    assertEquals(CALLS + 1, moments.size());
    for (Moment moment : moments) {
      List<Run> runs = new ArrayList<>();
      Map<String, Integer> counts = arrivedAfter(moment, runs);
      assertEquals(RECORDS, counts.size());
      assertTrue(counts.values().stream().allMatch(count -> count == 1));
      assertEquals(0, runs.getFirst().exit(), runs.getFirst().out());
      assertTrue(!runs.getFirst().out().contains("sent again"), runs.getFirst().out());
    }
  }

  private static Moment withoutLastLine(Moment moment) {
    String text = new String(moment.journal, UTF_8);
    String shorter = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
    return new Moment(shorter.getBytes(UTF_8), moment.arrived);
  }

  @Test
  void endDuringCallLosesNothing() throws Exception {
    List<Moment> before = new ArrayList<>();
    List<Moment> after = new ArrayList<>();
    firehose.before = _ -> before.add(now());
    firehose.after = _ -> after.add(now());
    redrive.run();
    for (int i = 0; i < CALLS; i++) {
      int inCall = after.get(i).arrived.size() - before.get(i).arrived.size();
      List<Run> runs = new ArrayList<>();
      Map<String, Integer> notArrived = arrivedAfter(before.get(i), runs);
      assertEquals(RECORDS, notArrived.size());
      assertTrue(notArrived.values().stream().allMatch(count -> count == 1));
      Map<String, Integer> arrived = arrivedAfter(after.get(i), runs);
      assertEquals(RECORDS, arrived.size());
      assertEquals(inCall, arrived.values().stream().filter(count -> count == 2).count());
      for (Run run : runs) {
        assertEquals(0, run.exit());
        String row = "sent again    %,12d  an earlier answer is unknown".formatted(inCall);
        assertTrue(run.out().contains(row), run.out());
        assertTrue(run.out().contains("\nsent again\n  " + redrive.errors), run.out());
      }
    }
  }

  @Test
  void fullDiskEndsTheRun() throws Exception {
    redrive.run();
    int calls = firehose.calls;
    Files.delete(journal());
    Files.createSymbolicLink(journal(), Path.of("/dev/full"));
    if (Files.exists(Path.of("/dev/full"))) {
      RuntimeException e = assertThrows(RunFailedException.class, redrive::run);
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
    assertEquals(calls, firehose.calls);
  }
}
