package io.github.firehoselogs.tools.redrive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final List<Duration> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1_000_000; // As near its overflow as a clock may be.

  private Pace pace(int recordsPerSecond) {
    return new Pace(recordsPerSecond, () -> now, this::sleep);
  }

  private void sleep(Duration delay) {
    waits.add(delay);
    now += delay.toNanos();
  }

  @Test
  void rateIsKept() throws Exception {
    Pace pace = pace(100);
    for (int i = 0; i < 11; i++) {
      pace.acquire(100);
    }
    assertEquals(10, waits.size());
    assertEquals(Duration.ofSeconds(10), waits.stream().reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void timeSpentElsewhereCounts() throws Exception {
    Pace pace = pace(10);
    pace.acquire(5);
    now += Duration.ofMillis(300).toNanos();
    pace.acquire(5);
    now += Duration.ofSeconds(100).toNanos();
    pace.acquire(10);
    pace.acquire(1);
    assertEquals(List.of(Duration.ofMillis(200), Duration.ofSeconds(1)), waits);
  }
}
