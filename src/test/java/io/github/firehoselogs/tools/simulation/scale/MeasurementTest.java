package io.github.firehoselogs.tools.simulation.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

  /// The model splits a buffer as the function does.
  @Test
  void modelPutsBackAsMuchAsFunction() {
    Measured burst = Measured.of(Pipeline.S3, List.of(Sample.burst(3)), 0, 1);
    double putBack = burst.puts().stream().mapToLong(each -> each.length).sum();
    Content content = S3.burst().orElseThrow();
    Fitting fitting = Fitting.of(List.of(new Portion(content, 0, burst.text(), 0, 0)));
    double modelled = fitting.putBack().stream().mapToDouble(Portion::streamBytes).sum();
    assertTrue(putBack > 0);
    assertEquals(putBack, modelled, putBack / 10);
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
