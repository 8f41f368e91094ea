package io.github.firehoselogs.tools.accept.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PutBatchesTest {
  private static TestEvent event(int number, long timestamp, int bytes) {
    return new TestEvent(number, Shape.TEXT, "stream", timestamp, "x".repeat(bytes), "");
  }

  private static List<TestEvent> events(int count, long stepMillis, int bytes) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(i, i * stepMillis, bytes));
    }
    return events;
  }

  @Test
  void callHasTenThousandEvents() {
    List<List<TestEvent>> batches = PutBatches.of(events(10_001, 1, 1));
    assertEquals(List.of(10_000, 1), batches.stream().map(List::size).toList());
  }

  @Test
  void callHasOneMebibyteWithOverhead() {
    int half = PutBatches.MAX_BYTES / 2 - PutBatches.EVENT_BYTES;
    assertEquals(1, PutBatches.of(events(2, 1, half)).size());
    assertEquals(2, PutBatches.of(events(2, 1, half + 1)).size());
  }

  @Test
  void callSpansADay() {
    long day = Duration.ofHours(24).toMillis();
    assertEquals(1, PutBatches.of(events(2, day, 1)).size());
    assertEquals(2, PutBatches.of(events(2, day + 1, 1)).size());
  }

  @Test
  void eventsAreSorted() {
    List<TestEvent> shuffled = new ArrayList<>(events(50, 7, 1));
    Collections.shuffle(shuffled, new Random(3));
    assertEquals(List.of(events(50, 7, 1)), PutBatches.of(shuffled));
  }

  @Test
  void runHasEveryShape() {
    Run run = Run.of(7, "logs", Instant.parse("2025-03-14T10:20:30Z"));
    List<TestEvent> events = Traffic.of(run, 3_000, "mysql-general-log", "email,password");
    for (Shape shape : Shape.values()) {
      assertTrue(events.stream().anyMatch(each -> each.shape() == shape), shape::toString);
    }
    for (TestEvent each : events) {
      assertTrue(each.message().contains(run.marker(each.number())));
      assertTrue(each.bytes() <= PutBatches.MAX_BYTES - PutBatches.EVENT_BYTES);
    }
    long first = events.stream().mapToLong(TestEvent::timestamp).min().orElseThrow();
    Duration span = Duration.between(Instant.ofEpochMilli(first), run.start());
    assertEquals(2, Math.round(span.toMillis() / 3.6e6));
  }
}
