package io.github.firehoselogs.tools.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger(3);
  private final String first = ledger.enter("a");
  private final String second = ledger.enter("b");

  @Test
  void eachEventIsFoundAtItsDestination() {
    deliver(first);
    ledger.keep(List.of(second));
    assertEquals(1, ledger.balance().deliveredOnce());
    assertEquals(1, ledger.balance().keptOnce());
    assertEquals(List.of(), ledger.balance().lost());
    assertEquals(List.of(), ledger.balance().unexplained());
    assertEquals(1, ledger.free());
  }

  @Test
  void missingEventIsLost() {
    deliver(first);
    assertEquals(List.of(1), ledger.balance().lost());
  }

  @Test
  void duplicateNeedsACause() {
    deliver(first);
    deliver(second);
    ledger.keep(List.of(first, second));
    ledger.touch(Cause.CRASH_AFTER_PUT, List.of(second));
    assertEquals(List.of(0), ledger.balance().unexplained());
    assertEquals(2, ledger.balance().doubled());
    assertEquals(1, ledger.balance().doubles().get(Cause.CRASH_AFTER_PUT));
  }

  @Test
  void changedMessageIsAnotherEvent() {
    deliver("0 A");
    deliver("2 c");
    deliver("not numbered");
    assertEquals(3, ledger.balance().altered());
    assertEquals(List.of(0, 1), ledger.balance().lost());
  }

  @Test
  void documentAndErrorPrefixNeedACause() {
    Ledger indexing = new Ledger(2, false, true);
    List<String> messages = List.of(indexing.enter("a"), indexing.enter("b"));
    messages.forEach(indexing::index);
    indexing.keep(messages);
    indexing.touch(Cause.CRASH_AFTER_PUT, messages);
    indexing.touch(Cause.KEPT_WITH_REFUSED, messages.subList(1, 2));
    assertEquals(List.of(0), indexing.balance().unexplained());
    assertEquals(1, indexing.balance().doubles().get(Cause.KEPT_WITH_REFUSED));
  }

  @Test
  void noCauseExplainsTwoDocuments() {
    Ledger indexing = new Ledger(1, false, true);
    String message = indexing.enter("a");
    indexing.index(message);
    assertEquals(1, indexing.balance().deliveredOnce());
    indexing.index(message);
    indexing.touch(Cause.KEPT_WITH_REFUSED, List.of(message));
    indexing.touch(Cause.CRASH_AFTER_PUT, List.of(message));
    assertEquals(List.of(0), indexing.balance().indexedTwice());
    assertEquals(List.of(0), indexing.balance().unexplained());
  }

  @Test
  void archivedEventMustReachBothDestinations() {
    Ledger archiving = new Ledger(3, true, true);
    String indexed = archiving.enter("a");
    String delivered = archiving.enter("b");
    String both = archiving.enter("c");
    List.of(indexed, both).forEach(archiving::index);
    archiving.deliver((delivered + "\n" + both + "\n").getBytes(UTF_8));
    assertEquals(List.of(0, 1), archiving.balance().lost());
    assertEquals(1, archiving.balance().deliveredOnce());
  }

  private void deliver(String message) {
    assertEquals(1, ledger.deliver((message + "\n").getBytes(UTF_8)));
  }
}
