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

  private void deliver(String message) {
    assertEquals(1, ledger.deliver((message + "\n").getBytes(UTF_8)));
  }
}
