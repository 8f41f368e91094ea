package io.github.firehoselogs.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.firehose.ResponseSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseBudgetTest {
  private static final List<String> IDS = List.of("one", "two-two", "three");

  private final ResponseBudget budget = new ResponseBudget(1000, IDS);

  @Test
  void everyOtherRecordCanStillFail() {
    long others = ResponseSize.processingFailed("two-two") + ResponseSize.processingFailed("three");
    long room = 1000 - ResponseSize.frame(3) - others;
    assertEquals(
        new ResponseBudget.Room(room, room, 1000 - ResponseSize.frame(1)), budget.roomFor(0));
  }

  @Test
  void takenBytesReduceOtherRoomOnly() {
    ResponseBudget.Room before = budget.roomFor(1);
    budget.take(0, ResponseSize.processingFailed("one") + 100);
    assertEquals(before.left() - 100, budget.roomFor(1).left());
    assertEquals(before.max(), budget.roomFor(1).max());
    assertEquals(budget.roomFor(0).max(), budget.roomFor(0).left());
  }

  @Test
  void returnedBytesAreAvailableAgain() {
    ResponseBudget.Room before = budget.roomFor(1);
    budget.take(0, 500);
    budget.take(0, ResponseSize.processingFailed("one"));
    assertEquals(before, budget.roomFor(1));
  }

  @Test
  void partsLeaveRoomForOtherIds() {
    assertEquals(5_906_250, new ResponseBudget.Room(1, 1, 6_000_000).part());
  }
}
