package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.tools.simulation.Defect;
import io.github.firehoselogs.tools.simulation.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/// The real function, from bytes to bytes, on a stream and a clock that are not.
public final class SimulatedFunction {
  /// The answer, and the size that the function counted for it.
  public record Answer(byte[] json, long countedBytes) {}

  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  /// No pause goes on into the time that is kept for a call and for the answer.
  private static final int LAST_CALL_MILLIS = 2_500;

  private final FirehoseSerializer serializer = new FirehoseSerializer();
  private final Scenario scenario;
  private final SimulatedStream stream;
  private final FirehoseLogsHandler handler;

  public SimulatedFunction(Scenario scenario, SimulatedStream stream, Defect defect) {
    this.scenario = scenario;
    this.stream = stream;
    this.handler =
        new FirehoseLogsHandler(
            scenario.settings(), SimulatedClients.to(defect.on(stream)), _ -> pause());
  }

  /// Returns what the function answers to `event`.
  public Answer answer(byte[] event, SimulatedInvocation invocation) {
    stream.serve(invocation);
    invocation.pass(5 + event.length / 10_000);
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, invocation);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    serializer.toJson(response, json, FirehoseResponse.class);
    return new Answer(json.toByteArray(), response.responseBytes());
  }

  /// The function's jitter is not drawn from our seed: a run would differ each time. In its place
  /// is a pause drawn from the seed, never longer than the time left allows the function itself.
  private void pause() {
    SimulatedInvocation invocation = stream.served();
    long draw = scenario.seed() ^ (invocation.number() << 32) ^ invocation.nowMillis();
    double random = new SplittableRandom(draw).nextDouble();
    long longest = Math.max(0, invocation.getRemainingTimeInMillis() - LAST_CALL_MILLIS);
    invocation.pass(Math.min(longest, (long) (random * random * LONGEST_PAUSE_MILLIS)));
  }
}
