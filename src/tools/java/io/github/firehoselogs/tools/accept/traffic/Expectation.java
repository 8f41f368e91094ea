package io.github.firehoselogs.tools.accept.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the real function here, with the deployed settings, on each log event alone: is it delivered,
/// and in which partition?
public final class Expectation {
  /// The text of one invocation, so that nothing is put back.
  private static final int MAX_BYTES = 1_000_000;

  private final Run run;
  private final String owner;
  private final FirehoseLogsHandler handler;
  private final Map<Integer, Expected> expected = new TreeMap<>();

  private Expectation(Run run, String owner, Map<String, String> environment) {
    this.run = run;
    this.owner = owner;
    Map<String, String> delivering = new TreeMap<>(environment);
    delivering.keySet().removeIf(name -> name.startsWith("OPENSEARCH_") || name.equals("ARCHIVE"));
    delivering.put("EVENTS_PER_RECORD", "all");
    handler =
        new FirehoseLogsHandler(
            Settings.from(delivering), new GivenStreams().targets(), Expectation::neverWaits);
  }

  private static void neverWaits(Duration pause) {
    throw new IllegalStateException("put records back, expected none: " + pause);
  }

  /// Returns what becomes of each of `events`, by number, in the account `owner` and with the
  /// variables of the function.
  public static Map<Integer, Expected> of(
      Run run, String owner, Map<String, String> environment, List<TestEvent> events) {
    Expectation expectation = new Expectation(run, owner, environment);
    List<TestEvent> batch = new ArrayList<>();
    int bytes = 0;
    for (TestEvent each : events) {
      if (bytes > 0 && bytes + each.bytes() > MAX_BYTES) {
        expectation.answer(batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(each);
      bytes += each.bytes();
    }
    expectation.answer(batch);
    return expectation.expected;
  }

  private void answer(List<TestEvent> batch) {
    GivenEvent event = GivenEvent.directPut();
    for (TestEvent each : batch) {
      event.with(Integer.toString(each.number()), envelope(each));
    }
    for (Outcome each : handler.handleRequest(event.read(), new GivenContext()).records()) {
      TestEvent cause = batch.get(Integer.parseInt(each.recordId()) - batch.getFirst().number());
      expected.put(cause.number(), of(cause, each));
    }
  }

  private Expected of(TestEvent event, Outcome outcome) {
    if (outcome instanceof Outcome.ProcessingFailed) {
      return new Expected.Failing();
    }
    if (!(outcome instanceof Outcome.Ok ok)) {
      return new Expected.Excluded();
    }
    String text = new String(ok.data(), UTF_8);
    if (!event.secret().isEmpty() && text.contains(event.secret())) {
      throw new RunFailedException("the function does not redact its own example: " + event);
    }
    return text.contains(run.marker(event.number()))
        ? new Expected.Delivered(ok.metadata().partitionKeys())
        : new Expected.Excluded();
  }

  private byte[] envelope(TestEvent event) {
    String json =
        new GivenEnvelope(run.logGroup(), event.logStream(), List.of())
            .withEvent(event.timestamp(), event.message())
            .json();
    return GivenEnvelope.gzip(
        json.replaceFirst("123456789012", owner).replaceFirst("to-firehose", run.stack()));
  }
}
