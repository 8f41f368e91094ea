package io.github.firehoselogs.tools.simulation.scale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.tools.simulation.scale.measure.Amounts;
import io.github.firehoselogs.tools.simulation.scale.measure.Content;
import io.github.firehoselogs.tools.simulation.scale.measure.Pipeline;
import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTableTest {
  private static final Content CONTENT =
      new Content("content", new Amounts(0.5, 7_000, 1.4, 0, 0, 0.5, 1, 1e-5), 1, Optional.empty());

  private static Workload workload(Pipeline pipeline) {
    return new Workload(pipeline, CONTENT, Optional.empty(), 0, 474);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3         | 1       | 1     | 1000 | ''",
        "S3         | 1000    | 5     | 1001 | Lambda concurrency 1,001, Firehose 5 MiB/s where the"
            + " quota is 1",
        "S3         | 10000   | 6     | 1    | Firehose 6 MiB/s, 1,000 partitions",
        "S3         | 100000  | 6     | 1    | Firehose 6 MiB/s, 2 streams of 5,000 partitions",
        "ONE_PASS   | 100000  | 6     | 1    | Firehose 6 MiB/s",
        "TWO_PASSES | 1000    | 500   | 1    | ''",
        "TWO_PASSES | 1000    | 501   | 1    | 2 stacks",
        "TWO_PASSES | 1000    | 1001  | 1    | 1,001 shards where the quota is 1,000, 3 stacks",
        "TWO_PASSES | 1000    | 20001 | 1    | 20,001 shards, 41 stacks"
      })
  void quotasAreNamed(Pipeline pipeline, double gb, int lanes, int peak, String expected) {
    Totals hour = new Totals(Totals.HOUR_MILLIS);
    hour.peakConcurrent = peak;
    Volume volume = new Volume(gb, lanes);
    assertEquals(expected, String.join(", ", Quotas.toRaise(hour, workload(pipeline), volume)));
  }

  @Test
  void rowsAreMarkdown() {
    Totals hour = new Totals(Totals.HOUR_MILLIS);
    hour.start(5_000);
    hour.arrive(new Portion(CONTENT, 0, 4e9, 0, 0));
    hour.inFunctionText = 4e9;
    hour.deliver(new Portion(CONTENT, 0, 4e9, 0, 60_000), 60_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScaleTable table =
        new ScaleTable(workload(Pipeline.ONE_PASS), new PrintStream(out, true, UTF_8));
    table.print(new Volume(100, 1), hour);
    assertEquals(
        "| 100 GB | 1 | 1 | 0.00 / 1 | 0.00 | 0 | 0 | 57.0 / 86.3 / 86.3 | 42 to 84 |  |\n",
        out.toString(UTF_8));
  }

  @Test
  void monthAddsUpThePrices() {
    Totals hour = new Totals(Totals.HOUR_MILLIS / 2);
    hour.start(1_000);
    hour.billedBytes = 1e9;
    hour.maxBilledBytes = 1e9;
    hour.deliveredText = 1e9;
    Month month = Month.of(hour, workload(Pipeline.S3), new Volume(48, 1));
    double firehose = 2 * 720 * 0.029;
    double partitioning = 2 * 720 * 0.02 + 10 * 12 * 720 * 10e-6;
    double lambda = 2 * 720 * (0.0000133334 + 0.2e-6 + 500e-9 * 0.5);
    assertEquals(firehose + partitioning + lambda, month.dollars(), 0.001);
  }
}
