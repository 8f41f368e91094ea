package io.github.firehoselogs.tools.simulation.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.simulation.scale.measure.Amounts;
import io.github.firehoselogs.tools.simulation.scale.measure.Content;
import io.github.firehoselogs.tools.simulation.scale.measure.Measured;
import io.github.firehoselogs.tools.simulation.scale.measure.Measurement;
import io.github.firehoselogs.tools.simulation.scale.measure.Pipeline;
import io.github.firehoselogs.tools.simulation.scale.measure.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FittingTest {
  /// The model splits a buffer as the function does.
  @Test
  void modelPutsBackAsMuchAsFunction() {
    Measured burst = Measured.of(Pipeline.S3, List.of(Sample.burst(3)), 0, 1);
    double putBack = burst.puts().stream().mapToLong(each -> each.length).sum();
    Content content = new Measurement(3, 1, 0, 1).workload(Pipeline.S3).burst().orElseThrow();
    Fitting fitting = Fitting.of(List.of(new Portion(content, 0, burst.text(), 0, 0)));
    double modelled = fitting.putBack().stream().mapToDouble(Portion::streamBytes).sum();
    assertTrue(putBack > 0);
    assertEquals(putBack, modelled, putBack / 10);
  }

  @Test
  void mostRoundsAreFittedFirst() {
    Amounts amounts = new Amounts(0.1, 7_000, 1, 0, 0, 0.1, 0.1, 0);
    Content content = new Content("content", amounts, 1, Optional.empty());
    Portion fresh = new Portion(content, 0, 4e6, 0, 0);
    Portion older = new Portion(content, 2, 4e6, 0, 0);
    Fitting fitting = Fitting.of(List.of(fresh, older));
    assertEquals(older, fitting.delivered().getFirst());
    assertEquals(2e6, fitting.putBack().getFirst().text());
    assertEquals(1, fitting.putBack().getFirst().rounds());
  }
}
