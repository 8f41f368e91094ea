package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The whole function compared with the floor, for each event and transform.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HandlerBenchmark {
  @Param({"typical", "full"})
  String event = "typical";

  @Param("message")
  String transform = "message";

  private byte[] json = {};
  private WholeFunction function = new WholeFunction(Map.of());
  private List<Floor> floor = List.of();

  @Setup
  public void setUp() throws IOException, DataFormatException {
    BenchmarkEvent given = BenchmarkEvent.named(event);
    json = given.json().getBytes(UTF_8);
    function = new WholeFunction(Map.of("TRANSFORM", transform));
    floor = List.of(floor(given));
  }

  static Floor floor(BenchmarkEvent event) throws IOException, DataFormatException {
    List<String> base64 = new ArrayList<>();
    new ObjectMapper()
        .readTree(event.json())
        .get("records")
        .forEach(record -> base64.add(record.get("data").textValue()));
    return new Floor(event, base64);
  }

  @TearDown
  public void tearDown() {
    floor.forEach(Floor::close);
  }

  @Benchmark
  public int function() {
    return function.answer(json).size();
  }

  @Benchmark
  public long floor() throws DataFormatException {
    return floor.getFirst().run();
  }
}
