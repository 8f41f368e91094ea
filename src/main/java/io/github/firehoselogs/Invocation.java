package io.github.firehoselogs;

import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.cloudwatch.LogEvents;
import io.github.firehoselogs.cloudwatch.UnreadableEnvelopeException;
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
import io.github.firehoselogs.reingest.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.Reingestion;
import io.github.firehoselogs.reingest.Remainder;
import io.github.firehoselogs.reingest.StreamTarget;
import io.github.firehoselogs.reingest.StreamTargets;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.text.MalformedTextException;
import io.github.firehoselogs.text.Utf8Builder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// One invocation on its way: all that belongs to a single event and to no other. Used once, by one
/// thread.
final class Invocation {
  /// A record that is gzip or JSON, and how often it came round.
  private record Arrival(int index, EnvelopeBytes bytes, int rounds)
      implements Comparable<Arrival> {
    /// The order in which they are fitted.
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

  /// How many log events of each record are in its outcome, if that stays `Ok`.
  private final int[] staying;

  private final List<Remainder> remainders = new ArrayList<>();

  /// What all remainders together may take of the heap, and what they take by now.
  private final long maxRemainderBytes;

  private long remainderBytes;
  private final InvocationReport report;

  /// Takes what an event becomes while only its partition keys are wanted.
  private final Utf8Builder keysScratch = new Utf8Builder(256);

  /// `targets` finds where this event's records are put back to. What is put back takes at most
  /// `maxRemainderBytes` of the heap.
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

  /// Reads, transforms and fits all records. Those that came round most often are first in line for
  /// the room in the response, then those that came first.
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

  /// The decoder itself could not be opened.
  private void failUnanswered(Throwable e) {
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        outcomes[i] =
            failed(i, FailureReason.ENVELOPE_UNREADABLE, "decoder: " + e.getClass().getName());
      }
    }
  }

  /// Returns whether anything goes round.
  boolean goesRound() {
    return !remainders.isEmpty();
  }

  /// Puts back what goes round. A record of which any part was not taken fails as a whole: Firehose
  /// keeps the original. Whatever goes wrong here becomes the outcome of these records.
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
          "; " + taken[index] + " of " + parts[index] + " parts of the record had been taken";
      outcomes[index] = failed(index, FailureReason.NOT_PUT_BACK, reason + counts);
    });
  }

  /// Only one event a record makes so many small envelopes that packing them pays.
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

  /// Returns what there is to say of this invocation.
  InvocationReport report() {
    return report;
  }

  private void recognise(int index, List<Arrival> arrivals) {
    Optional<byte[]> data = records.get(index).data();
    if (data.isEmpty()) {
      outcomes[index] =
          failed(
              index,
              FailureReason.DATA_NOT_BASE64,
              "data: expected a string of base64, found none or something else");
      return;
    }
    try {
      EnvelopeBytes bytes = EnvelopeBytes.of(data.get());
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

  /// The one place where what goes wrong with a record becomes its outcome, whatever it is: also
  /// what a transform throws, and memory that this record alone would need.
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
    } catch (RoundTrip.NoMemoryException _) {
      return failed(
          index,
          FailureReason.NOT_PUT_BACK,
          "what goes back of the event takes more than " + maxRemainderBytes + " bytes of memory");
    } catch (Throwable e) {
      String thrown = ThrownAt.describe(e, settings.routes().transformNames());
      return failed(index, FailureReason.TRANSFORM_FAILED, "transform: " + thrown);
    }
  }

  private void transform(LogEvents logEvents, RecordOutput transformed)
      throws UnmatchedEventException {
    Utf8Builder output = transformed.restart();
    EventGroups groups = new EventGroups(logEvents, keysScratch);
    Route route = settings.routes().otherwise();
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
        transformed.add(i, groups.of(i, route));
      }
    }
  }

  /// An event that `UNMATCHED=fail` fails the record for.
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
      return "logEvents[" + index + "]: not what " + transformName + " is for, UNMATCHED=fail";
    }
  }

  private Route routeOf(LogEvent logEvent) {
    return settings.routes().of(logEvent.logGroup(), logEvent.logStream());
  }

  private Outcome fit(Arrival arrival, LogEvents logEvents, RecordOutput transformed)
      throws RoundTrip.NoMemoryException {
    int index = arrival.index;
    Entry entry = new Entry(index, logEvents);
    Fit fit = Fitter.fit(transformed, entry, budget.roomFor(index));
    if (fit instanceof Fit.Split all && all.remainders().isEmpty()) {
      return stays(entry, transformed, all);
    }
    return switch (fit) {
      case Fit.TooLarge tooLarge ->
          failed(
              index,
              FailureReason.EVENT_TOO_LARGE,
              "logEvents[" + tooLarge.index() + "]: larger than a response");
      case Fit.Split _, Fit.GoesRound _ when arrival.rounds >= settings.maxRounds() ->
          failed(
              index,
              FailureReason.TOO_MANY_ROUNDS,
              "came round " + arrival.rounds + " times, MAX_ROUNDS=" + settings.maxRounds());
      case Fit.Split split -> split(arrival, entry, transformed, split);
      case Fit.GoesRound _ -> goesRound(arrival, logEvents, transformed);
    };
  }

  /// The entry of the record at `index` in the response. The partition keys are those of the event
  /// that is its first; they are made once for the same one.
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

    /// Returns its size without data.
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
      throws RoundTrip.NoMemoryException {
    Optional<List<Remainder>> made =
        roundTrip(arrival).envelopes(entry.logEvents, split.remainders());
    if (made.isEmpty()) {
      return tooLargeForStream(arrival.index);
    }
    Outcome outcome = stays(entry, transformed, split);
    addRemainders(made.get());
    report.split();
    return outcome;
  }

  private Outcome goesRound(Arrival arrival, LogEvents logEvents, RecordOutput transformed)
      throws RoundTrip.NoMemoryException {
    RoundTrip roundTrip = roundTrip(arrival);
    Optional<List<Remainder>> made = roundTrip.asItCame(arrival.bytes).map(List::of);
    if (made.isEmpty()) {
      made = roundTrip.envelopes(logEvents, List.of(transformed.indexes()));
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

  /// Returns the outcome of a record of which the events of `split.stays` stay. One that is dropped
  /// because all of it goes round keeps its room in the budget: it may still fail.
  private Outcome stays(Entry entry, RecordOutput transformed, Fit.Split split) {
    int index = entry.index;
    if (split.stays().length == 0) {
      return new Outcome.Dropped(recordId(index));
    }
    staying[index] = split.stays().length;
    Map<String, String> keys = entry.partitionKeys(split.stays()[0]);
    return taken(index, new Outcome.Ok(recordId(index), transformed.data(split.dataBytes()), keys));
  }

  private Outcome tooLargeForStream(int index) {
    return failed(
        index,
        FailureReason.EVENT_TOO_LARGE,
        "a log event alone is larger than a record of the stream it goes back to");
  }

  private RoundTrip roundTrip(Arrival arrival) {
    return new RoundTrip(
        records.get(arrival.index),
        arrival.index,
        arrival.rounds + 1,
        target(),
        maxRemainderBytes - remainderBytes);
  }

  /// Returns where this event's records are put back to, empty where it names no stream. Looked for
  /// when something goes round: most events have nothing that does.
  private Optional<StreamTarget> target() {
    return targets.of(
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
