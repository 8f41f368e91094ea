package io.github.firehoselogs.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamSimulationTest {
  private static final int SEEDS = 40;
  private static final int EVENTS = 3_000;

  /// Under every kind of fault, the ledger finds every log event, each duplicate has a cause, every
  /// run ends, and no record fails unnecessarily.
  @Test
  void nothingIsLostAndEveryRunEnds() {
    List<String> complaints = new ArrayList<>();
    Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
    Set<String> failures = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Verdict verdict = StreamSimulation.run(seed, EVENTS);
      if (!verdict.isGood()) {
        complaints.add(verdict.complaint());
      }
      assertEquals(EVENTS, verdict.balance().events(), "seed " + seed);
      assertTrue(verdict.faultCount() > 0, "a run without faults: seed " + seed);
      faults.addAll(verdict.faults().keySet());
      failures.addAll(verdict.failures().keySet());
    }
    assertEquals(List.of(), complaints);
    assertEquals(EnumSet.allOf(FaultKind.class), faults, "kinds of fault that happened");
    assertEquals(
        Set.of(
            "ENVELOPE_UNREADABLE",
            "EVENT_TOO_LARGE",
            "INVOCATION_FAILED",
            "NOT_INDEXED",
            "NOT_PUT_BACK",
            "TOO_MANY_ROUNDS"),
        failures,
        "reasons why the error prefix holds records");
  }

  @Test
  void droppedRemainderIsDetected() {
    assertTrue(runs(Defect.DROPS_A_REMAINDER).anyMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void forgottenRefusalIsDetected() {
    assertTrue(runs(Defect.FORGETS_A_REFUSED_ENTRY).anyMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void halvesSentTwiceAreDetected() {
    List<Verdict> verdicts = runs(Defect.SENDS_HALVES_TWICE).toList();
    assertTrue(verdicts.stream().anyMatch(verdict -> !verdict.balance().unexplained().isEmpty()));
    assertTrue(verdicts.stream().noneMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void forgottenRefusalOfADocumentIsDetected() {
    assertTrue(
        indexingRuns(Defect.FORGETS_A_REFUSED_DOCUMENT).anyMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void droppedDocumentIsDetected() {
    assertTrue(indexingRuns(Defect.DROPS_A_DOCUMENT).allMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void changedIdsAreDetected() {
    List<Verdict> verdicts = indexingRuns(Defect.CHANGES_IDS).toList();
    assertTrue(verdicts.stream().allMatch(each -> !each.balance().indexedTwice().isEmpty()));
    assertTrue(verdicts.stream().noneMatch(StreamSimulationTest::lostAny));
  }

  @Test
  void ignoredRetryAfterIsDetected() {
    assertBreach(Defect.IGNORES_RETRY_AFTER, "before the delay that OpenSearch asked for");
  }

  @Test
  void brokenLineIsDetected() {
    assertBreach(Defect.BREAKS_A_LINE, "a bulk request that OpenSearch refuses");
  }

  private static void assertBreach(Defect defect, String text) {
    List<String> breaches =
        indexingRuns(defect).flatMap(each -> each.breaches().stream()).distinct().toList();
    assertTrue(breaches.stream().anyMatch(each -> each.contains(text)), breaches::toString);
  }

  private static boolean lostAny(Verdict verdict) {
    return !verdict.balance().lost().isEmpty();
  }

  private static Stream<Verdict> runs(Defect defect) {
    return LongStream.rangeClosed(1, 5)
        .mapToObj(seed -> StreamSimulation.run(seed, EVENTS, defect));
  }

  /// Runs the first seeds whose function indexes documents.
  private static Stream<Verdict> indexingRuns(Defect defect) {
    return LongStream.rangeClosed(1, SEEDS)
        .filter(seed -> Scenario.of(seed).search().isPresent())
        .limit(4)
        .mapToObj(seed -> StreamSimulation.run(seed, EVENTS / 4, defect));
  }
}
