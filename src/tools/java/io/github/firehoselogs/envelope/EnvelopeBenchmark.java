package io.github.firehoselogs.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.tools.bench.BenchmarkEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reads the inflated envelopes of an event: finds their log events with the scanner and with
/// Jackson, and copies their messages.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnvelopeBenchmark {
  @Param("full")
  String event = "full";

  private final LogEvents table = new LogEvents();
  private final Utf8Builder output = new Utf8Builder(1 << 16);
  private List<byte[]> envelopes = List.of();

  @Setup
  public void setUp() {
    envelopes =
        BenchmarkEvent.named(event).envelopes().stream().map(json -> json.getBytes(UTF_8)).toList();
  }

  @Benchmark
  public int scanner() throws UnreadableEnvelopeException {
    return events(EnvelopeScanner::scan);
  }

  @Benchmark
  public int jackson() throws UnreadableEnvelopeException {
    return events((_, _, _, _) -> EnvelopeScanner.UNSURE);
  }

  /// Scans and appends every message to the output.
  @Benchmark
  public long messages() throws UnreadableEnvelopeException {
    long bytes = 0;
    for (byte[] json : envelopes) {
      EnvelopeReader.read(table, json, json.length);
      output.truncate(0);
      for (int i = 0; i < table.size(); i++) {
        table.appendMessageTo(i, output);
      }
      bytes += output.length();
    }
    return bytes;
  }

  private int events(EnvelopeReader.Scanner scanner) throws UnreadableEnvelopeException {
    int events = 0;
    for (byte[] json : envelopes) {
      EnvelopeReader.read(table, json, json.length, scanner);
      events += table.size();
    }
    return events;
  }
}
