package io.github.firehoselogs.tools.simulation.scale.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The measured amounts agree with what the function did.
class MeasurementTest {
  private static final Measurement MEASUREMENT = new Measurement(3, 1, 0, 1);
  private static final Workload S3 = MEASUREMENT.workload(Pipeline.S3);

  @Test
  void ordinaryEventsFit() {
    Amounts amounts = S3.ordinary().amounts();
    assertEquals(4 / 3.0, amounts.responseBytes(), 0.05);
    assertEquals(0.4, amounts.streamBytes(), 0.1);
    assertTrue(amounts.millis() > 0);
    assertTrue(amounts.billedBytes() > amounts.streamBytes());
  }

  @Test
  void documentsArePutBackAggregated() {
    Content statements = MEASUREMENT.workload(Pipeline.TWO_PASSES).ordinary();
    assertEquals(0.01, statements.keptShare());
    Amounts documents = statements.putBackAs().amounts();
    assertEquals(0.77, documents.streamBytes(), 0.05);
    assertTrue(documents.maxBilledBytes() > 20 * documents.billedBytes());
    assertTrue(documents.recordBytes() > 50_000);
    assertEquals(1, statements.putBackAs().keptShare());
  }

  @Test
  void onePassWaitsForOpenSearch() {
    Content content = MEASUREMENT.workload(Pipeline.ONE_PASS).ordinary();
    double millisOfEvent = 500 / 3_000.0;
    assertEquals(millisOfEvent / 149, content.amounts().waitMillis(), millisOfEvent / 1_000);
    assertEquals(1, content.keptShare());
  }
}
