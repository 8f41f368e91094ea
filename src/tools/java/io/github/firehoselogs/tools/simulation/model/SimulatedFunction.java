package io.github.firehoselogs.tools.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.tools.simulation.Defect;
import io.github.firehoselogs.tools.simulation.Scenario;
import io.github.firehoselogs.tools.simulation.search.SimulatedSearch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/// The real function, from bytes to bytes, on a simulated stream, perhaps a simulated OpenSearch, and
/// a virtual clock.
public final class SimulatedFunction {
  /// The answer, and the size that the function calculated for it.
  public record Answer(byte[] json, long countedBytes) {}

  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  private final FirehoseSerializer serializer = new FirehoseSerializer();
  private final Scenario scenario;
  private final SimulatedStream stream;
  private final Optional<SimulatedSearch> search;
  private final FirehoseLogsHandler handler;

  public SimulatedFunction(
      Scenario scenario, SimulatedStream stream, Optional<SimulatedSearch> search, Defect defect) {
    this.scenario = scenario;
    this.stream = stream;
    this.search = search;
    this.handler =
        new FirehoseLogsHandler(
            scenario.settings(),
            SimulatedClients.to(defect.on(stream)),
            search.map(defect::on),
            this::pause,
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /// Returns the function's answer to `event`.
  public Answer answer(byte[] event, SimulatedInvocation invocation) {
    stream.serve(invocation);
    search.ifPresent(each -> each.serve(invocation));
    invocation.pass(5 + event.length / 10_000);
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, invocation);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    serializer.toJson(response, json, FirehoseResponse.class);
    return new Answer(json.toByteArray(), response.responseBytes());
  }

  /// The function's own jitter does not come from our seed, so a run would differ each time. It is
  /// replaced by a pause from the seed, which is never longer than the function itself could wait.
  private void pause(Duration planned) {
    SimulatedInvocation invocation = stream.served();
    long draw = scenario.seed() ^ (invocation.number() << 32) ^ invocation.nowMillis();
    double random = new SplittableRandom(draw).nextDouble();
    Duration drawn = Duration.ofMillis((long) (random * random * LONGEST_PAUSE_MILLIS));
    invocation.pause(drawn, planned);
  }
}
