package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How the time grows with the bytes of an event, and with the number of records for the same log
/// events.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
  @Param({
    "1 MB",
    "2 MB",
    "4 MB",
    "6 MB",
    "10 records",
    "100 records",
    "1000 records",
    "10000 records"
  })
  String event = "1 MB";

  private final WholeFunction function = new WholeFunction(Map.of());
  private byte[] json = {};

  @Setup
  public void setUp() {
    json = BenchmarkEvent.named(event).json().getBytes(UTF_8);
  }

  @Benchmark
  public int function() {
    return function.answer(json).size();
  }
}
