package io.github.firehoselogs;

import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.fit.Fit;
import io.github.firehoselogs.fit.Fitter;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.fit.ResponseBudget.Room;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.settings.Settings;
import java.util.List;
import java.util.Optional;

/// The steps for one input record: decode, transform, fit, and create the remainders.
final class RecordPipeline {
  private final Settings settings;
  private final InvocationReport report;
  private final EnvelopeDecoder decoder;
  private final RecordOutput transformed;
  private final RecordTransform transform;
  private final RemainderMemory remainders;

  /// The output of each record is written to `transformed`, which is reused. `remainders` creates
  /// the envelopes that are put back.
  RecordPipeline(
      Settings settings,
      InvocationReport report,
      EnvelopeDecoder decoder,
      RecordOutput transformed,
      RemainderMemory remainders) {
    this.settings = settings;
    this.report = report;
    this.decoder = decoder;
    this.transformed = transformed;
    this.transform = new RecordTransform(settings.routes(), transformed, report);
    this.remainders = remainders;
  }

  /// Processes one record, whose entry in the response may take `room`. No other place turns
  /// exceptions of a record into an outcome, including those thrown by a transform and an
  /// OutOfMemoryError caused by the record.
  RecordResult process(Arrival arrival, Room room) {
    try {
      LogEvents logEvents = decoder.decode(arrival.envelope());
      report.countDecoded(logEvents.size(), logEvents.decompressedBytes());
      return transform.transform(logEvents)
          ? fit(arrival, logEvents, room)
          : RecordResult.of(new Outcome.Dropped(arrival.recordId()));
    } catch (UnreadableEnvelopeException e) {
      return failed(arrival, FailureReason.ENVELOPE_UNREADABLE, e.reason());
    } catch (MalformedTextException e) {
      return failed(arrival, FailureReason.ENVELOPE_UNREADABLE, "message: " + e.reason());
    } catch (UnmatchedEventException e) {
      return failed(arrival, FailureReason.UNMATCHED, e.reason());
    } catch (Remainders.NoMemoryException _) {
      return failed(arrival, FailureReason.NOT_PUT_BACK, remainders.exhaustedReason());
    } catch (Throwable e) {
      String thrown = ThrownAt.describe(e, settings.routes().transformNames());
      return failed(arrival, FailureReason.TRANSFORM_FAILED, "transform: " + thrown);
    }
  }

  private RecordResult fit(Arrival arrival, LogEvents logEvents, Room room)
      throws Remainders.NoMemoryException {
    RecordEntry entry = transform.entry(arrival.recordId(), logEvents);
    Fit fit = Fitter.fit(transformed, entry, room);
    if (fit instanceof Fit.Whole whole) {
      // Before the first answer, the usual path must not link the switch.
      return deliver(entry, whole.stays(), whole.dataBytes(), List.of());
    }
    return switch (fit) {
      case Fit.Whole whole -> deliver(entry, whole.stays(), whole.dataBytes(), List.of());
      case Fit.TooLarge tooLarge ->
          failed(
              arrival,
              FailureReason.EVENT_TOO_LARGE,
              "logEvents[" + tooLarge.index() + "]: larger than a response");
      case Fit.Split _, Fit.PutBackWhole _ when arrival.rounds() >= settings.maxRounds() ->
          failed(
              arrival,
              FailureReason.TOO_MANY_ROUNDS,
              "put back " + arrival.rounds() + " times, MAX_ROUNDS=" + settings.maxRounds());
      case Fit.Split split -> split(arrival, entry, split);
      case Fit.PutBackWhole _ -> putBackWhole(arrival, logEvents);
    };
  }

  private RecordResult split(Arrival arrival, RecordEntry entry, Fit.Split split)
      throws Remainders.NoMemoryException {
    Optional<List<Remainder>> made =
        remainders.remaindersOf(arrival).envelopes(entry.logEvents(), split.remainders());
    if (made.isEmpty()) {
      return tooLargeForStream(arrival);
    }
    RecordResult result = deliver(entry, split.stays(), split.dataBytes(), made.get());
    remainders.take(made.get());
    report.countSplit();
    return result;
  }

  private RecordResult putBackWhole(Arrival arrival, LogEvents logEvents)
      throws Remainders.NoMemoryException {
    Remainders factory = remainders.remaindersOf(arrival);
    Optional<List<Remainder>> made = factory.unchanged(arrival.envelope()).map(List::of);
    if (made.isEmpty()) {
      made = factory.envelopes(logEvents, List.of(transformed.indexes()));
    }
    if (made.isEmpty()) {
      return tooLargeForStream(arrival);
    }
    remainders.take(made.get());
    report.countPutBackUnchanged();
    return new RecordResult(new Outcome.Dropped(arrival.recordId()), 0, made.get());
  }

  /// Returns the result of a record that delivers the events at the indexes `stays`.
  private RecordResult deliver(
      RecordEntry entry, int[] stays, long dataBytes, List<Remainder> remainders) {
    Outcome outcome =
        stays.length == 0
            ? new Outcome.Dropped(entry.recordId())
            : new Outcome.Ok(entry.recordId(), transformed.data(dataBytes), entry.partitionKeys());
    return new RecordResult(outcome, stays.length, remainders);
  }

  private static RecordResult tooLargeForStream(Arrival arrival) {
    return failed(
        arrival,
        FailureReason.EVENT_TOO_LARGE,
        "a single log event exceeds the record limit of the stream that it is put back into");
  }

  private static RecordResult failed(Arrival arrival, FailureReason reason, String detail) {
    return RecordResult.of(new Outcome.ProcessingFailed(arrival.recordId(), reason, detail));
  }
}
