package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.bench.BenchmarkEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reads an event with the scanner and with Jackson, including base64.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventBenchmark {
  @Param("full")
  String event = "full";

  private byte[] json = {};

  @Setup
  public void setUp() {
    json = BenchmarkEvent.named(event).json().getBytes(UTF_8);
  }

  @Benchmark
  public Object scanner() {
    return EventScanner.read(json);
  }

  @Benchmark
  public Object jackson() {
    return EventReader.read(json);
  }
}
