package io.github.firehoselogs;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvent;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.Fit;
import io.github.firehoselogs.fit.Fitter;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.fit.ResponseBudget;
import io.github.firehoselogs.reingest.stream.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.Reingestion;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.route.EventGroups;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// One invocation: all state that belongs to a single event. Used once, by one thread.
final class Invocation {
  /// A record whose data are gzip or JSON, and how often it has been put back.
  private record Arrival(int index, EncodedEnvelope bytes, int rounds)
      implements Comparable<Arrival> {
    /// Orders records for fitting: those put back most often come first.
    @Override
    public int compareTo(Arrival other) {
      return Integer.compare(other.rounds, rounds);
    }
  }

  private final Settings settings;
  private final List<InputRecord> records;
  private final FirehoseEvent event;
  private final StreamTargets targets;
  private final ResponseBudget budget;
  private final Outcome[] outcomes;

  /// How many log events each record delivers if its outcome stays `Ok`.
  private final int[] staying;

  private final List<Remainder> remainders = new ArrayList<>();

  /// The heap that all remainders together may take, and how much they take so far.
  private final long maxRemainderBytes;

  private long remainderBytes;
  private final InvocationReport report;

  /// Receives the output of an event that is transformed for its partition keys only.
  private final Utf8Builder keysScratch = new Utf8Builder(256);

  /// `targets` finds the stream that this event's records are put back into. Remainders take at
  /// most `maxRemainderBytes` of the heap.
  Invocation(
      Settings settings, FirehoseEvent event, StreamTargets targets, long maxRemainderBytes) {
    this.settings = settings;
    this.maxRemainderBytes = maxRemainderBytes;
    this.event = event;
    this.targets = targets;
    this.records = InputRecord.of(event);
    this.outcomes = new Outcome[records.size()];
    this.staying = new int[records.size()];
    this.report = new InvocationReport(records.size(), settings.routes().transformNames());
    this.budget = new ResponseBudget(settings.maxResponseBytes(), recordIds(records));
  }

  private static List<String> recordIds(List<InputRecord> records) {
    List<String> ids = new ArrayList<>(records.size());
    for (InputRecord each : records) {
      ids.add(each.recordId());
    }
    return ids;
  }

  /// Reads, transforms and fits all records. Records that were put back most often have priority
  /// for the room in the response, then those that arrived first.
  void transformRecords(Workspace workspace) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      recognise(i, arrivals);
    }
    Collections.sort(arrivals);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(workspace.envelopes())) {
      for (Arrival arrival : arrivals) {
        outcomes[arrival.index] = process(arrival, decoder, workspace.transformed());
      }
    } catch (Throwable e) {
      failUnanswered(e);
    }
  }

  /// Fails all remaining records: the decoder itself could not be opened.
  private void failUnanswered(Throwable e) {
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        outcomes[i] =
            failed(i, FailureReason.ENVELOPE_UNREADABLE, "decoder: " + e.getClass().getName());
      }
    }
  }

  /// Returns whether there are remainders to put back.
  boolean hasRemainders() {
    return !remainders.isEmpty();
  }

  /// Puts the remainders back. A record fails as a whole if any part of it was not accepted:
  /// Firehose keeps the original. Every exception becomes the outcome of these records.
  void putBack(Reingester reingester, Deadline deadline) {
    try {
      Reingestion reingestion = reingest(reingester, deadline);
      report.reingested(reingestion);
      failWhatWasNotPutBack(reingestion);
    } catch (Throwable e) {
      for (Remainder remainder : remainders) {
        int index = remainder.record();
        if (!(outcomes[index] instanceof Outcome.ProcessingFailed)) {
          outcomes[index] =
              failed(index, FailureReason.NOT_PUT_BACK, "putting back: " + e.getClass().getName());
        }
      }
    }
  }

  private Reingestion reingest(Reingester reingester, Deadline deadline) {
    Optional<StreamTarget> stream = target();
    if (stream.isEmpty()) {
      return Reingestion.nowhere(remainders);
    }
    return aggregates()
        ? reingester.putAggregated(remainders, stream.get(), deadline)
        : reingester.put(remainders, stream.get(), deadline);
  }

  private void failWhatWasNotPutBack(Reingestion reingestion) {
    int[] parts = new int[records.size()];
    for (Remainder remainder : remainders) {
      parts[remainder.record()]++;
    }
    int[] taken = parts.clone();
    Map<Integer, String> reasons = new HashMap<>();
    for (Reingestion.NotPutBack notPutBack : reingestion.notPutBack()) {
      int index = notPutBack.remainder().record();
      taken[index]--;
      reasons.putIfAbsent(index, notPutBack.reason());
    }
    reasons.forEach((index, reason) -> {
      String counts =
          "; the stream accepted " + taken[index] + " of " + parts[index] + " parts of the record";
      outcomes[index] = failed(index, FailureReason.NOT_PUT_BACK, reason + counts);
    });
  }

  /// Aggregation pays only with one event per record, which gives many small envelopes.
  private boolean aggregates() {
    return settings.kinesisAggregation()
        && settings.routes().all().stream()
            .anyMatch(route -> route.grouping().eventsPerRecord() == EventsPerRecord.ONE);
  }

  /// Returns the answer: every record of the event once, in its order.
  FirehoseResponse response() {
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] instanceof Outcome.Ok) {
        report.delivered(staying[i]);
      }
    }
    return new FirehoseResponse(Arrays.asList(outcomes));
  }

  /// Returns the counts that the function logs about this invocation.
  InvocationReport report() {
    return report;
  }

  private void recognise(int index, List<Arrival> arrivals) {
    Optional<byte[]> data = records.get(index).data();
    if (data.isEmpty()) {
      outcomes[index] =
          failed(index, FailureReason.DATA_NOT_BASE64, "data: missing or not a base64 string");
      return;
    }
    try {
      EncodedEnvelope bytes = EncodedEnvelope.of(data.get());
      int rounds = bytes.rounds();
      report.cameRound(rounds);
      arrivals.add(new Arrival(index, bytes, rounds));
    } catch (UnreadableEnvelopeException e) {
      outcomes[index] = failed(index, FailureReason.ENVELOPE_UNREADABLE, e.reason());
    } catch (Throwable e) {
      outcomes[index] =
          failed(index, FailureReason.ENVELOPE_UNREADABLE, "data: " + e.getClass().getName());
    }
  }

  /// Processes one record. This is the one place that turns exceptions into an outcome, including
  /// those thrown by a transform and an OutOfMemoryError caused by this record.
  private Outcome process(Arrival arrival, EnvelopeDecoder decoder, RecordOutput transformed) {
    int index = arrival.index;
    try {
      LogEvents logEvents = decoder.decode(arrival.bytes);
      report.decoded(logEvents.size(), logEvents.decompressedBytes());
      transform(logEvents, transformed);
      if (transformed.isEmpty()) {
        return taken(index, new Outcome.Dropped(recordId(index)));
      }
      return fit(arrival, logEvents, transformed);
    } catch (UnreadableEnvelopeException e) {
      return failed(index, FailureReason.ENVELOPE_UNREADABLE, e.reason());
    } catch (MalformedTextException e) {
      return failed(index, FailureReason.ENVELOPE_UNREADABLE, "message: " + e.reason());
    } catch (UnmatchedEventException e) {
      return failed(index, FailureReason.UNMATCHED, e.reason());
    } catch (Remainders.NoMemoryException _) {
      return failed(
          index,
          FailureReason.NOT_PUT_BACK,
          "the remainders of the event need more than " + maxRemainderBytes + " bytes of memory");
    } catch (Throwable e) {
      String thrown = ThrownAt.describe(e, settings.routes().transformNames());
      return failed(index, FailureReason.TRANSFORM_FAILED, "transform: " + thrown);
    }
  }

  private void transform(LogEvents logEvents, RecordOutput transformed)
      throws UnmatchedEventException {
    Utf8Builder output = transformed.restart();
    EventGroups groups = new EventGroups(logEvents, keysScratch);
    Route route = settings.routes().defaultRoute();
    int envelopeNumber = -1;
    for (int i = 0; i < logEvents.size(); i++) {
      LogEvent logEvent = logEvents.at(i);
      if (logEvent.envelopeNumber() != envelopeNumber) {
        envelopeNumber = logEvent.envelopeNumber();
        route = routeOf(logEvent);
      }
      int before = output.length();
      switch (route.apply(logEvent, output)) {
        case TRANSFORMED -> {
          // The usual case: nothing to count.
        }
        case FILTERED -> report.filtered();
        case UNMATCHED_KEPT, UNMATCHED_DROPPED -> report.unmatched(route.transformName());
        case UNMATCHED_FAILED -> {
          report.unmatched(route.transformName());
          throw new UnmatchedEventException(i, route.transformName());
        }
      }
      if (output.length() > before) {
        transformed.add(i, groups.groupOf(i, route));
      }
    }
  }

  /// An unmatched event that fails its record, because of `UNMATCHED=fail`.
  private static final class UnmatchedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String transformName;

    UnmatchedEventException(int index, String transformName) {
      super(null, null, false, false);
      this.index = index;
      this.transformName = transformName;
    }

    String reason() {
      return "logEvents[" + index + "]: does not match " + transformName + ", UNMATCHED=fail";
    }
  }

  private Route routeOf(LogEvent logEvent) {
    return settings.routes().routeFor(logEvent.logGroup(), logEvent.logStream());
  }

  private Outcome fit(Arrival arrival, LogEvents logEvents, RecordOutput transformed)
      throws Remainders.NoMemoryException {
    int index = arrival.index;
    Entry entry = new Entry(index, logEvents);
    Fit fit = Fitter.fit(transformed, entry, budget.roomFor(index));
    if (fit instanceof Fit.Whole whole) {
      // The ordinary path, which does not link the switch.
      return stays(entry, transformed, whole.stays(), whole.dataBytes());
    }
    return switch (fit) {
      case Fit.Whole whole -> stays(entry, transformed, whole.stays(), whole.dataBytes());
      case Fit.TooLarge tooLarge ->
          failed(
              index,
              FailureReason.EVENT_TOO_LARGE,
              "logEvents[" + tooLarge.index() + "]: larger than a response");
      case Fit.Split _, Fit.PutBackWhole _ when arrival.rounds >= settings.maxRounds() ->
          failed(
              index,
              FailureReason.TOO_MANY_ROUNDS,
              "put back " + arrival.rounds + " times, MAX_ROUNDS=" + settings.maxRounds());
      case Fit.Split split -> split(arrival, entry, transformed, split);
      case Fit.PutBackWhole _ -> putBackWhole(arrival, logEvents, transformed);
    };
  }

  /// The entry of the record at `index` in the response. Its partition keys are those of its first
  /// event; they are evaluated once per first event.
  private final class Entry implements IntToLongFunction {
    private static final int NONE = -1;

    private final int index;
    private final LogEvents logEvents;
    private int keysOf = NONE;
    private Map<String, String> keys = Map.of();

    Entry(int index, LogEvents logEvents) {
      this.index = index;
      this.logEvents = logEvents;
    }

    /// Returns the size of the entry without data.
    @Override
    public long applyAsLong(int firstEvent) {
      return ResponseSize.ok(recordId(index), partitionKeys(firstEvent), 0);
    }

    Map<String, String> partitionKeys(int firstEvent) {
      if (firstEvent != keysOf) {
        LogEvent logEvent = logEvents.at(firstEvent);
        keys = routeOf(logEvent).partitionKeys(logEvent, keysScratch);
        keysOf = firstEvent;
      }
      return keys;
    }
  }

  private Outcome split(Arrival arrival, Entry entry, RecordOutput transformed, Fit.Split split)
      throws Remainders.NoMemoryException {
    Optional<List<Remainder>> made =
        remaindersOf(arrival).envelopes(entry.logEvents, split.remainders());
    if (made.isEmpty()) {
      return tooLargeForStream(arrival.index);
    }
    Outcome outcome = stays(entry, transformed, split.stays(), split.dataBytes());
    addRemainders(made.get());
    report.split();
    return outcome;
  }

  private Outcome putBackWhole(Arrival arrival, LogEvents logEvents, RecordOutput transformed)
      throws Remainders.NoMemoryException {
    Remainders factory = remaindersOf(arrival);
    Optional<List<Remainder>> made = factory.unchanged(arrival.bytes).map(List::of);
    if (made.isEmpty()) {
      made = factory.envelopes(logEvents, List.of(transformed.indexes()));
    }
    if (made.isEmpty()) {
      return tooLargeForStream(arrival.index);
    }
    addRemainders(made.get());
    report.putBackAsItWas();
    return new Outcome.Dropped(recordId(arrival.index));
  }

  private void addRemainders(List<Remainder> made) {
    remainders.addAll(made);
    for (Remainder remainder : made) {
      remainderBytes += remainder.heapBytes();
    }
  }

  /// Returns the outcome of a record that delivers the events `stays`. A record that is dropped
  /// because all of it is put back keeps its room in the budget: it may still fail.
  private Outcome stays(Entry entry, RecordOutput transformed, int[] stays, long dataBytes) {
    int index = entry.index;
    if (stays.length == 0) {
      return new Outcome.Dropped(recordId(index));
    }
    staying[index] = stays.length;
    Map<String, String> keys = entry.partitionKeys(stays[0]);
    return taken(index, new Outcome.Ok(recordId(index), transformed.data(dataBytes), keys));
  }

  private Outcome tooLargeForStream(int index) {
    return failed(
        index,
        FailureReason.EVENT_TOO_LARGE,
        "a single log event exceeds the record limit of the stream that it is put back into");
  }

  private Remainders remaindersOf(Arrival arrival) {
    return new Remainders(
        records.get(arrival.index),
        arrival.index,
        arrival.rounds + 1,
        target(),
        maxRemainderBytes - remainderBytes);
  }

  /// Returns the stream that this event's records are put back into, empty if the event names no
  /// stream. Called only when there are remainders: most events have none.
  private Optional<StreamTarget> target() {
    return targets.targetFor(
        Optional.ofNullable(event.getSourceKinesisStreamArn()),
        Optional.ofNullable(event.getDeliveryStreamArn()));
  }

  private Outcome failed(int index, FailureReason reason, String detail) {
    return taken(index, new Outcome.ProcessingFailed(recordId(index), reason, detail));
  }

  private Outcome taken(int index, Outcome outcome) {
    budget.take(index, ResponseSize.of(outcome));
    return outcome;
  }

  private String recordId(int index) {
    return records.get(index).recordId();
  }
}
