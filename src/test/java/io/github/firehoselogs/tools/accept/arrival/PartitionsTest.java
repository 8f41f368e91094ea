package io.github.firehoselogs.tools.accept.arrival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.tools.accept.traffic.Expected;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionsTest {
  private static final Instant NOW = Instant.parse("2025-03-14T10:20:30Z");
  private static final Prefix PREFIX =
      new Prefix("logs/!{partitionKeyFromLambda:hour}/", ZoneOffset.UTC);

  private static Expected hour(String hour) {
    return new Expected.Delivered(Map.of("hour", hour));
  }

  private static Arrival arrival(int number, String key, int place) {
    return new Arrival(number, key, place, NOW, "");
  }

  private static Partitions of(boolean first, Arrival... arrivals) {
    Map<Integer, Expected> expected = Map.of(0, hour("09"), 1, hour("10"), 2, hour("10"));
    return Partitions.of(PREFIX, first, expected, Map.of(), List.of(arrivals));
  }

  @Test
  void laterEventMayBeInThatOfItsRecord() {
    Partitions found = of(true, arrival(1, "logs/09/a", 1), arrival(0, "logs/09/a", 0));
    assertEquals(new Partitions(1, 1, List.of()), found);
  }

  @Test
  void firstEventDecides() {
    Arrival wrong = arrival(1, "logs/09/a", 0);
    assertEquals(new Partitions(1, 0, List.of(wrong)), of(true, wrong, arrival(0, "logs/09/a", 1)));
  }

  @Test
  void exactModeToleratesNoOther() {
    Arrival wrong = arrival(1, "logs/09/a", 1);
    assertEquals(
        new Partitions(1, 0, List.of(wrong)), of(false, arrival(0, "logs/09/a", 0), wrong));
  }

  @Test
  void otherObjectDoesNotCount() {
    Arrival wrong = arrival(2, "logs/09/b", 0);
    assertEquals(new Partitions(1, 0, List.of(wrong)), of(true, arrival(0, "logs/09/a", 0), wrong));
  }
}
