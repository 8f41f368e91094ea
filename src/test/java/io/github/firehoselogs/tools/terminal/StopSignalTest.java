package io.github.firehoselogs.tools.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTest {
  private final List<String> actions = new ArrayList<>();

  @Test
  void stopRunsTheActions() {
    try (StopSignal signal = new StopSignal()) {
      signal.onStop(() -> actions.add("first"));
      assertFalse(signal.isStopped());
      assertEquals(List.of(), actions);
      signal.stop();
      assertTrue(signal.isStopped());
      signal.onStop(() -> actions.add("late"));
      assertEquals(List.of("first", "late"), actions);
    }
  }

  @Test
  void endedRunLeavesNoHook() {
    try (StopSignal signal = StopSignal.ofProcess()) {
      assertFalse(signal.isStopped());
    }
    // A hook that stayed would let the end of this process wait for a minute.
    try (StopSignal signal = StopSignal.ofProcess()) {
      assertFalse(signal.isStopped());
    }
  }
}
