package io.github.firehoselogs.tools.simulation.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.simulation.scale.measure.Amounts;
import io.github.firehoselogs.tools.simulation.scale.measure.Content;
import io.github.firehoselogs.tools.simulation.scale.measure.Pipeline;
import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HourTest {
  private static final double ROUNDING = 1e-9;
  private static final long SEED = 7;

  /// Bytes in the stream, of a record, of the response, milliseconds, and what is billed.
  private static Content content(double streamBytes, double response, double kept) {
    Amounts amounts = new Amounts(streamBytes, 7_000, response, 1e-5, 0, 0.6, 0.6, 1e-5);
    return new Content("content", amounts, kept, Optional.empty());
  }

  private static Workload workload(Pipeline pipeline) {
    Content ordinary = content(0.4, 1.4, 1);
    return switch (pipeline) {
      case S3 -> new Workload(pipeline, ordinary, Optional.of(content(0.01, 1.4, 1)), 0.2, 480);
      case TWO_PASSES -> {
        Amounts amounts = new Amounts(0.8, 260_000, 1.6, 1e-5, 0, 0.8, 30, 3e-5);
        Content documents = new Content("documents", amounts, 1, Optional.empty());
        Content statements =
            new Content("statements", ordinary.amounts(), 0.01, Optional.of(documents));
        yield new Workload(pipeline, statements, Optional.empty(), 0, 580);
      }
      case ONE_PASS -> new Workload(pipeline, ordinary, Optional.empty(), 0, 580);
    };
  }

  private static Totals hour(Workload workload, double gbPerDay) {
    return Hour.run(workload, Volume.of(gbPerDay, workload), SEED);
  }

  @ParameterizedTest
  @EnumSource
  void textIsDeliveredOrInFlight(Pipeline pipeline) {
    for (double gb : List.of(0.1, 1.0, 30.0, 200.0)) {
      Totals hour = hour(workload(pipeline), gb);
      assertTrue(hour.unaccounted() < ROUNDING, () -> gb + " GB: " + hour.unaccounted());
      assertEquals(0, hour.failedText, gb + " GB");
      double expected = gb * 1e9 / 24;
      assertEquals(expected, hour.hourly(hour.arrivedText), expected / 20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingGrowsWithTheVolume(Pipeline pipeline) {
    Workload workload = workload(pipeline);
    double[] before = new double[5];
    for (double gb : List.of(1.0, 10.0, 100.0, 300.0)) {
      Volume volume = Volume.of(gb, workload);
      Totals hour = Hour.run(workload, volume, SEED);
      double[] now = {
        hour.invocations,
        hour.putBackBytes,
        hour.busyMillis,
        hour.peakConcurrent,
        Month.of(hour, workload, volume).dollars()
      };
      for (int i = 0; i < now.length; i++) {
        assertTrue(now[i] >= before[i], pipeline + " " + gb + " GB: " + i);
      }
      before = now;
    }
    assertTrue(before[0] > 1_000);
  }

  @Test
  void seedRepeatsTheHour() {
    Workload workload = workload(Pipeline.TWO_PASSES);
    Totals first = hour(workload, 500);
    Totals second = hour(workload, 500);
    assertEquals(first.invocations, second.invocations);
    assertEquals(first.deliveredText, second.deliveredText);
    assertEquals(first.latencies.max(), second.latencies.max());
  }

  @Test
  void twoPassesPutBackAllButOneEvent() {
    Totals hour = hour(workload(Pipeline.TWO_PASSES), 100);
    double expected = hour.arrivedText * 0.99 * 0.8;
    assertEquals(expected, hour.putBackBytes, expected / 20);
    assertEquals(1, hour.rounds);
  }

  @Test
  void burstIsPutBack() {
    Totals hour = hour(workload(Pipeline.S3), 1_000);
    assertTrue(hour.putBackBytes > 0);
    assertTrue(hour.rounds > 0);
    assertEquals(0, hour(workload(Pipeline.S3), 1).putBackBytes);
  }

  /// A stream without reserve refuses what is put back, until the attempts are used up.
  @Test
  void tooFewShardsRefuse() {
    Workload workload = workload(Pipeline.TWO_PASSES);
    Volume enough = Volume.of(500, workload);
    Totals hour = Hour.run(workload, new Volume(500, enough.lanes() / 2), SEED);
    assertTrue(hour.refused > 10 * hour(workload, 500).refused);
    assertTrue(hour.failedText > 0);
    assertTrue(hour.unaccounted() < ROUNDING);
  }

  @Test
  void smallVolumeWaitsForTheInterval() {
    Latencies latencies = hour(workload(Pipeline.ONE_PASS), 0.1).latencies;
    assertEquals(30_000, latencies.quantile(0.5), 3_000);
    assertTrue(latencies.max() <= 61_000, () -> latencies.max() + " ms");
  }

  /// Only 12 minutes of it are simulated. Each lane invokes the function once a minute.
  @Test
  void largeStreamIsExtrapolated() {
    Volume volume = new Volume(10, 300);
    assertEquals(720_000, volume.simulatedMillis());
    Totals hour = Hour.run(workload(Pipeline.ONE_PASS), volume, SEED);
    assertEquals(300 * 60, hour.hourly((double) hour.invocations), 1);
  }
}
