package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.envelope.EnvelopeMemory;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.FunctionContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Errors during putting back fail only the records concerned.
class InvocationTest {
  private static final Settings SETTINGS = Settings.from(Map.of("EVENTS_PER_RECORD", "one"));

  /// Each of three events that are put back takes 256 bytes and its gzip.
  private static final int MEMORY_FOR_FOUR = 4 * (256 + 200);

  private final GivenStreams streams = new GivenStreams();

  @Test
  void remaindersBeyondMemoryFail() {
    Invocation invocation =
        transformed(
            MEMORY_FOR_FOUR,
            GivenEvent.directPut()
                .with("small", GivenEnvelope.of("a", "b"))
                .with("large", GivenEnvelope.of("c", "d", "e", "f", "g", "h"))
                .with("next", GivenEnvelope.of("i", "j"))
                .with("alone", GivenEnvelope.of("k")));
    invocation.putBack(
        new Reingester(1, 500, _ -> {}, () -> 0), new Deadline(() -> Duration.ofMinutes(1)));

    assertEquals(
        List.of(
            "Ok a\n",
            "NOT_PUT_BACK the remainders of the event need more than 1824 bytes of memory",
            "Ok i\n",
            "Ok k\n"),
        results(invocation));
    assertEquals(2, streams.taken().size());
  }

  @Test
  void putBackErrorsFailTheRecord() {
    Reingester broken = mock(Reingester.class);
    when(broken.put(any(), any(), any())).thenThrow(new OutOfMemoryError("secret"));
    when(broken.putAggregated(any(), any(), any())).thenThrow(new OutOfMemoryError("secret"));
    Invocation invocation =
        transformed(
            Long.MAX_VALUE,
            GivenEvent.directPut()
                .with("split", GivenEnvelope.of("a", "b"))
                .with("whole", GivenEnvelope.of("c"))
                .with("split too", GivenEnvelope.of("d", "e", "f")));
    invocation.putBack(broken, new Deadline(() -> Duration.ofMinutes(1)));

    assertEquals(
        List.of(
            "NOT_PUT_BACK putting back: java.lang.OutOfMemoryError",
            "Ok c\n",
            "NOT_PUT_BACK putting back: java.lang.OutOfMemoryError"),
        results(invocation));
  }

  @Test
  void failingReportLosesNoAnswer() {
    FunctionContext context = mock(FunctionContext.class);
    LambdaLogger logger = mock(LambdaLogger.class);
    when(context.getLogger()).thenReturn(logger);
    when(context.getRemainingTimeInMillis()).thenReturn(60_000);
    when(context.getAwsRequestId()).thenThrow(new IllegalStateException("secret"));
    FirehoseResponse response =
        new FirehoseLogsHandler(SETTINGS, streams.targets(), _ -> {})
            .handleRequest(
                GivenEvent.directPut().with("1", GivenEnvelope.of("a", "b")).read(), context);

    assertEquals(1, response.records().size());
    assertEquals(1, streams.taken().size());
  }

  private Invocation transformed(long maxRemainderBytes, GivenEvent event) {
    Invocation invocation =
        new Invocation(SETTINGS, event.read(), streams.targets(), maxRemainderBytes);
    invocation.transformRecords(
        new Workspace(
            new EnvelopeMemory(SETTINGS.maxEnvelopeBytes()),
            new RecordOutput(new Utf8Builder(64), SETTINGS.maxResponseBytes())),
        Optional.empty());
    return invocation;
  }

  private static List<String> results(Invocation invocation) {
    return invocation.response().records().stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Ok ok -> "Ok " + new String(ok.data(), UTF_8);
              case Outcome.Dropped _ -> "Dropped";
              case Outcome.ProcessingFailed failed -> failed.reason() + " " + failed.detail();
            })
        .toList();
  }
}
