package io.github.firehoselogs.tools.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 119, 120, 121, 240, 241, 1_000, 100_003})
  void nothingIsLostInABoundedNumberOfBins(int invocations) {
    Timeline timeline = new Timeline();
    for (int i = 0; i < invocations; i++) {
      timeline.add(new Bin(1, i, i, 3, 2, 1, i));
    }
    List<Bin> bins = timeline.bins();
    assertTrue(bins.size() <= Timeline.MAX_BINS, bins::toString);
    assertEquals(invocations, bins.stream().mapToLong(Bin::invocations).sum());
    assertEquals(6L * invocations, bins.stream().mapToLong(Bin::records).sum());
    long next = 0;
    for (Bin bin : bins) {
      assertEquals(next, bin.fromMillis());
      next = bin.toMillis() + 1;
      assertEquals(bin.toMillis(), bin.maxResponseBytes());
    }
    assertEquals(invocations, next);
  }

  @Test
  void fewInvocationsHaveABarEach() {
    Timeline timeline = new Timeline();
    Bin first = new Bin(1, 5, 5, 1, 0, 0, 9);
    timeline.add(first);
    assertEquals(List.of(first), timeline.bins());
  }
}
