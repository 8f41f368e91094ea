package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.Redaction;
import java.util.ArrayList;
import java.util.List;
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

/// All presets, and each alone, on a megabyte of lines, compared with the same lines without
/// redaction. An operation
/// is 1,000,000 bytes of log text, so operations per second are MB/s. Both include unescaping the
/// messages.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RedactionBenchmark {
  private static final int TEXT_BYTES = 1_000_000;
  private static final long SEED = 20_231_114;

  /// `json`: an application's log as JSON; `escapes`: the same with a stack trace in each line;
  /// `access-log` and `syslog`: an address in each line.
  @Param({"json", "escapes", "access-log", "syslog", "mysql-general-log"})
  String lines = "json";

  /// One preset alone.
  @State(Scope.Thread)
  public static class OnePreset {
    @Param({
      "email",
      "ipv4",
      "ipv6",
      "credit-card",
      "aws-access-key",
      "aws-secret-key",
      "jwt",
      "bearer-token",
      "authorization",
      "password"
    })
    String preset = "email";

    private Redaction redaction = Redaction.NONE;

    @Setup
    public void setUp() {
      redaction = Redaction.compile(preset);
    }
  }

  private final EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 26);
  private final Utf8Builder output = new Utf8Builder(1 << 22);
  private final Redaction redaction =
      Redaction.compile(
          "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,"
              + "password");
  private LogEvents logEvents = events(List.of());

  @Setup
  public void setUp() {
    logEvents = events(lines(lines));
  }

  @TearDown
  public void close() {
    decoder.close();
  }

  @Benchmark
  public int redacted() {
    return apply(redaction);
  }

  @Benchmark
  public int preset(OnePreset one) {
    return apply(one.redaction);
  }

  @Benchmark
  public int unredacted() {
    return apply(Redaction.NONE);
  }

  private int apply(Redaction applied) {
    output.truncate(0);
    for (int i = 0; i < logEvents.size(); i++) {
      var logEvent = logEvents.at(i);
      applied.apply(logEvent);
      logEvent.appendMessageTo(output);
    }
    return output.length();
  }

  private static List<String> lines(String kind) {
    LogText text = new LogText(new Random(SEED));
    List<String> lines = new ArrayList<>();
    int missing = TEXT_BYTES;
    while (missing > 0) {
      String line =
          switch (kind) {
            case "json" -> text.json();
            case "escapes" -> text.jsonWithStackTrace();
            default -> text.lineFor(kind);
          };
      lines.add(line);
      missing -= line.getBytes(UTF_8).length;
    }
    return lines;
  }

  private LogEvents events(List<String> messages) {
    String envelope = new BenchmarkEvent(List.of(messages)).envelopes().getFirst();
    try {
      return decoder.decode(EncodedEnvelope.of(envelope.getBytes(UTF_8)));
    } catch (UnreadableEnvelopeException e) {
      throw new IllegalStateException(e);
    }
  }
}
