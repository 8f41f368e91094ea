package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.logs.LogOrigin;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Invoked;
import io.github.firehoselogs.tools.stream.StreamObserver;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Watches a run: the log events before the function, its transforms, and its answers.
public final class RunObserver implements StreamObserver {
  private final Settings settings;
  private final InstantSource clock;
  private final StreamObserver next;
  private final WatchedRoutes routes;
  private final SourceWatcher source;
  private final Timeline timeline = new Timeline();
  private final SortedMap<Integer, Long> rounds = new TreeMap<>();
  private long failedEvents;
  private long eventsWithoutPartition;
  private long nanos;

  /// Watches a function with these settings, and passes on what it sees to `next`.
  public RunObserver(Settings settings, InstantSource clock, StreamObserver next) {
    this.settings = settings;
    this.clock = clock;
    this.next = next;
    this.routes = new WatchedRoutes(settings.routes());
    this.source = new SourceWatcher(settings.routes());
  }

  /// Returns the settings, with transforms that count.
  public Settings watchedSettings() {
    return routes.in(settings);
  }

  /// Returns a watcher for the log events of one log, in their order.
  public Consumer<String> watching(LogOrigin origin) {
    return source.watching(origin);
  }

  @Override
  public void delivered(Answer.Ok answer) {
    next.delivered(answer);
  }

  @Override
  public void invoked(Invoked invocation) {
    next.invoked(invocation);
    nanos += invocation.nanos();
    long delivered = 0;
    long dropped = 0;
    long failed = 0;
    for (int i = 0; i < invocation.answers().size(); i++) {
      ArrivedRecord record = invocation.records().get(i);
      rounds.merge(rounds(record), 1L, Long::sum);
      switch (invocation.answers().get(i)) {
        case Answer.Ok _ -> delivered++;
        case Answer.Dropped _ -> dropped++;
        case Answer.ProcessingFailed _ -> {
          failed++;
          failedEvents += EventCount.of(record.data());
        }
      }
    }
    invocation
        .withoutPartition()
        .forEach(record -> eventsWithoutPartition += EventCount.of(record.data()));
    long now = clock.millis();
    timeline.add(new Bin(1, now, now, delivered, dropped, failed, invocation.responseBytes()));
  }

  private static int rounds(ArrivedRecord record) {
    try {
      return EncodedEnvelope.of(record.data()).rounds();
    } catch (UnreadableEnvelopeException _) {
      return 0;
    }
  }

  /// Returns what was seen, together with the log of the function.
  public Observed observed(FunctionLog log) {
    return new Observed(
        routes.counts(),
        source.redactions(),
        new Observed.Events(source.filtered(), failedEvents, eventsWithoutPartition),
        new Observed.Invocations(timeline.bins(), rounds, settings.maxResponseBytes(), nanos / 1e9),
        log);
  }
}
