package io.github.firehoselogs.tools.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexRotationTest {
  @ParameterizedTest
  @CsvSource({
    "NoRotation, 2026-11-22T23:59:59Z, i",
    "OneHour, 2026-11-22T23:59:59Z, i-2026-11-22-23",
    "OneDay, 2026-11-22T23:59:59Z, i-2026-11-22",
    "OneWeek, 2026-11-22T23:59:59Z, i-2026-w47",
    "OneWeek, 2026-11-23T00:00:00Z, i-2026-w48",
    "OneWeek, 2027-01-03T00:00:00Z, i-2026-w53",
    "OneMonth, 2026-11-22T23:59:59Z, i-2026-11"
  })
  void timeOfArrivalIsAppended(String rotation, Instant arrival, String index) {
    assertEquals(index, IndexRotation.named(rotation).indexName("i", arrival));
  }
}
