package io.github.firehoselogs.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.99, 0", // the first attempt never waits
    "2, 0.5, 50", // half of the base
    "3, 0.5, 100",
    "7, 0.5, 1600",
    "8, 0.5, 2500", // the cap
    "20, 0.5, 2500",
    "100, 0.5, 2500", // no overflow
    "20, 0, 0",
  })
  void waitBefore(int attempt, double random, long millis) {
    assertEquals(Duration.ofMillis(millis), Backoff.DEFAULT.before(attempt, random));
  }

  @Test
  void twentyAttemptsWaitAtMost71Seconds() {
    Duration worst = Duration.ZERO;
    for (int attempt = 1; attempt <= 20; attempt++) {
      worst = worst.plus(Backoff.DEFAULT.before(attempt, 1));
    }
    assertEquals(Duration.ofMillis(71_300), worst);
  }
}
