package io.github.firehoselogs.tools.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Compares with the arithmetic in `docs/operations.md`.
class PricesTest {
  private static final double CENT = 0.01;

  @Test
  void invocationsPayForTimeRequestAndLog() {
    double time = 2.83;
    double requests = 2.237136 * 0.2;
    double log = 2.237136e6 * (580 + 26) / 1e9 * 0.5;
    assertEquals(time + requests + log, Prices.invocations(2_237_136, 0.095, 580), CENT);
  }

  @Test
  void streamPaysForUnitsAndShards() {
    assertEquals(44.61, Prices.kinesis(67.1e6 + 33.6e6), CENT);
  }

  @Test
  void recordsAreRoundedUpForFirehose() {
    List<byte[]> records = List.of(new byte[1], new byte[5_121]);
    assertEquals(3 * 5_120 * 1e6 / 1e9 * 0.029, Prices.firehose(records, 1e6), CENT);
  }
}
