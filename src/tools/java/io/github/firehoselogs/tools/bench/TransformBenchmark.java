package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.RouteResult;
import io.github.firehoselogs.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Each transform alone on a megabyte of lines of its format, compared with `json` on the same
/// lines. An operation is 1,000,000 bytes of log text, so operations per second are MB/s. It
/// includes unescaping the messages, but not inflating and finding them.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TransformBenchmark {
  private static final int TEXT_BYTES = 1_000_000;
  private static final long SEED = 20_231_114;

  /// A user's pattern for Apache's error log.
  private static final String PATTERN =
      "^\\[(?<time>[^\\]]+)\\] \\[(?<level>\\w+)\\] (?:\\[client (?<client>[^\\]]+)\\] )?"
          + "(?<message>.*)$";

  @Param({
    "message",
    "json",
    "mysql-general-log",
    "mysql-slow-log",
    "mysql-error-log",
    "mysql-audit-log",
    "postgresql-log",
    "syslog",
    "access-log",
    "vpc-flow-log",
    "lambda-log",
    "vpc-flow-log-custom",
    "postgresql-log-audit",
    "lambda-report",
    "pattern",
    "splunk-hec"
  })
  String transform = "message";

  private final EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 26);
  private final Utf8Builder output = new Utf8Builder(1 << 22);
  private LogEvents logEvents = events(List.of());
  private Route route = route("message");
  private Route json = route("json");

  @Setup
  public void setUp() {
    logEvents = events(lines(transform));
    route = route(transform);
    if (apply(route) != logEvents.size()) {
      throw new IllegalStateException(transform + " does not know all of its lines");
    }
  }

  @TearDown
  public void close() {
    decoder.close();
  }

  @Benchmark
  public int transform() {
    return apply(route);
  }

  @Benchmark
  public int json() {
    return apply(json);
  }

  /// Returns how many events matched the transform.
  private int apply(Route applied) {
    output.truncate(0);
    int known = 0;
    for (int i = 0; i < logEvents.size(); i++) {
      known += applied.apply(logEvents.at(i), output) == RouteResult.TRANSFORMED ? 1 : 0;
    }
    return known;
  }

  /// Returns lines of this format, 1,000,000 bytes of text.
  static List<String> lines(String transform) {
    LogText text = new LogText(new Random(SEED));
    List<String> lines = new ArrayList<>();
    int missing = TEXT_BYTES;
    while (missing > 0) {
      String line = text.lineFor(transform);
      lines.add(line);
      missing -= line.getBytes(UTF_8).length;
    }
    return lines;
  }

  private LogEvents events(List<String> lines) {
    String envelope = new BenchmarkEvent(List.of(lines)).envelopes().getFirst();
    try {
      return decoder.decode(EncodedEnvelope.of(envelope.getBytes(UTF_8)));
    } catch (UnreadableEnvelopeException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Route route(String transform) {
    Map<String, String> environment = new HashMap<>(Map.of("TRANSFORM", transform));
    switch (transform) {
      case "pattern" -> environment.put("PATTERN", PATTERN);
      case "postgresql-log-audit" -> environment.put("TRANSFORM", "postgresql-log");
      case "vpc-flow-log-custom" -> {
        environment.put("TRANSFORM", "vpc-flow-log");
        environment.put("VPC_FLOW_LOG_FORMAT", LogText.CUSTOM_FLOW_LOG);
      }
      default -> {}
    }
    return Settings.from(environment).routes().defaultRoute();
  }
}
