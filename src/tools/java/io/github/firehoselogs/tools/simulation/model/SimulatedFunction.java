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

/// The real function, from bytes to bytes, on a simulated stream and a virtual clock.
public final class SimulatedFunction {
  /// The answer, and the size that the function calculated for it.
  public record Answer(byte[] json, long countedBytes) {}

  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  /// A pause never uses the time that is reserved for a call and for the answer.
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

  /// Returns the function's answer to `event`.
  public Answer answer(byte[] event, SimulatedInvocation invocation) {
    stream.serve(invocation);
    invocation.pass(5 + event.length / 10_000);
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, invocation);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    serializer.toJson(response, json, FirehoseResponse.class);
    return new Answer(json.toByteArray(), response.responseBytes());
  }

  /// The function's own jitter does not come from our seed, so a run would differ each time. It is
  /// replaced by a pause from the seed, which is never longer than the function itself could wait.
  private void pause() {
    SimulatedInvocation invocation = stream.served();
    long draw = scenario.seed() ^ (invocation.number() << 32) ^ invocation.nowMillis();
    double random = new SplittableRandom(draw).nextDouble();
    long longest = Math.max(0, invocation.getRemainingTimeInMillis() - LAST_CALL_MILLIS);
    invocation.pass(Math.min(longest, (long) (random * random * LONGEST_PAUSE_MILLIS)));
  }
}
