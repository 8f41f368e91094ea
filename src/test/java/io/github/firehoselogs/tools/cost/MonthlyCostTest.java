package io.github.firehoselogs.tools.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.tools.cost.MonthlyCost.Invocations;
import io.github.firehoselogs.tools.cost.MonthlyCost.Item;
import io.github.firehoselogs.tools.cost.MonthlyCost.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Compares with the arithmetic in `docs/operations.md`.
class MonthlyCostTest {
  private static final double CENT = 0.01;

  @Test
  void itemsAreThoseOfTheDocument() {
    BilledBytes arriving = new BilledBytes();
    arriving.add(5_120);
    // 1,994,515 invocations for a terabyte, 0.004 s each with the share of 1,024 MB.
    Traffic traffic =
        new Traffic(
            501_375,
            arriving,
            new BilledBytes(),
            new Invocations(1, 0.004 / Prices.SHARE, 474),
            501_375,
            false);
    MonthlyCost cost = MonthlyCost.of(traffic, 1_000);
    assertEquals(
        List.of(
            "Lambda",
            "Lambda requests",
            "the function's own log",
            "Firehose",
            "Firehose, put back",
            "dynamic partitioning"),
        cost.items().stream().map(Item::name).toList());
    List<Double> dollars = cost.items().stream().map(Item::dollars).toList();
    assertEquals(0.11, dollars.get(0), CENT);
    assertEquals(0.40, dollars.get(1), CENT);
    assertEquals(0.50, dollars.get(2), CENT);
    assertEquals(1e12 / 501_375 * 5_120 / 1e9 * 0.029, dollars.get(3), CENT);
    assertEquals(0, dollars.get(4));
    assertEquals(20.00, dollars.get(5), CENT);
    assertEquals(dollars.stream().mapToDouble(each -> each).sum(), cost.dollars(), 1e-9);
  }

  @Test
  void kinesisHasUnitsAndShards() {
    BilledBytes records = new BilledBytes();
    records.add(25_600);
    records.add(25_601);
    Traffic traffic =
        new Traffic(51_201, records, new BilledBytes(), new Invocations(1, 0, 0), 0, true);
    Item kinesis = MonthlyCost.of(traffic, 1_000).items().getLast();
    double units = 1e12 / 51_201 * 3;
    assertEquals(units * 0.014e-6 + 4 * 720 * 0.015, kinesis.dollars(), CENT);
  }

  @Test
  void recordsAreRoundedUp() {
    BilledBytes billed = new BilledBytes();
    billed.add(1);
    billed.add(5_121);
    assertEquals(5_122, billed.bytes());
    assertEquals(3 * 5_120, billed.firehose());
    assertEquals(2, billed.kinesisUnits());
  }
}
