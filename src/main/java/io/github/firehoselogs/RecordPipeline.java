package io.github.firehoselogs;

import io.github.firehoselogs.document.FinishedDocument;
import io.github.firehoselogs.document.FinishedDocuments;
import io.github.firehoselogs.document.UnreadableDocumentException;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.Fit;
import io.github.firehoselogs.fit.Fitter;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.fit.ResponseBudget.Room;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.opensearch.RecordDocuments;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// The steps for one input record: decode, transform, fit, and create the remainders.
final class RecordPipeline implements AutoCloseable {
  /// A finished document no longer names its log event, so it has no id and no index.
  private static final String FINISHED =
      "a finished document of EVENTS_PER_RECORD=one cannot be indexed with OPENSEARCH_ENDPOINT: put"
          + " it back into a stream whose function has EVENTS_PER_RECORD=one";

  private final Settings settings;
  private final InvocationReport report;
  private final EnvelopeDecoder decoder;
  private final RecordOutput transformed;
  private final RecordTransform transform;
  private final FinishedDocuments documents;
  private final RemainderMemory remainders;
  private final Optional<RecordIndexing> indexing;

  /// Reads and writes records in the buffers of `workspace`. `remainders` creates the envelopes that
  /// are put back. With `indexing`, the documents of each record are indexed.
  RecordPipeline(
      Settings settings,
      InvocationReport report,
      Workspace workspace,
      RemainderMemory remainders,
      Optional<RecordIndexing> indexing) {
    this.settings = settings;
    this.report = report;
    this.decoder = new EnvelopeDecoder(workspace.envelopes());
    this.transformed = workspace.transformed();
    this.remainders = remainders;
    this.indexing = indexing;
    this.documents = new FinishedDocuments(settings.maxEnvelopeBytes());
    this.transform =
        new RecordTransform(settings.routes(), transformed, documents, indexing, report);
  }

  /// Processes one record, whose entry in the response may take `room`. No other place turns
  /// exceptions of a record into an outcome, including those thrown by a transform and an
  /// OutOfMemoryError caused by the record.
  RecordResult process(Arrival arrival, Room room) {
    try {
      if (arrival.envelope() instanceof EncodedEnvelope.Document frame) {
        return deliver(arrival, frame, room);
      }
      LogEvents logEvents = decoder.decode(arrival.envelope());
      documents.restart(arrival.rounds() + 1, remainders.leftBytes());
      report.countDecoded(logEvents.size(), logEvents.decompressedBytes());
      if (indexing.isPresent()) {
        indexing.get().restart(arrival.index());
      }
      return transform.transform(logEvents) && delivers()
          ? fit(arrival, logEvents, room)
          : RecordResult.of(new Outcome.Dropped(arrival.recordId()));
    } catch (UnreadableDocumentException e) {
      return failed(arrival, FailureReason.ENVELOPE_UNREADABLE, e.reason());
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

  /// Returns whether the response contains the output: always, unless it is only indexed.
  private boolean delivers() {
    return settings.openSearch().isEmpty() || settings.openSearch().get().archive();
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
      case Fit.Split _, Fit.PutBackWhole _ when isInLastRound(arrival) -> tooManyRounds(arrival);
      case Fit.Split split -> split(arrival, entry, split);
      case Fit.PutBackWhole _ -> putBackWhole(arrival, logEvents);
    };
  }

  /// Delivers a document that an earlier invocation has finished.
  private RecordResult deliver(Arrival arrival, EncodedEnvelope.Document frame, Room room)
      throws UnreadableDocumentException, Remainders.NoMemoryException {
    if (indexing.isPresent()) {
      return failed(arrival, FailureReason.NOT_INDEXED, FINISHED);
    }
    FinishedDocument document = documents.decode(frame.bytes());
    report.countDecoded(1, document.data().length);
    Outcome.Ok ok = new Outcome.Ok(arrival.recordId(), document.data(), document.metadata());
    long bytes = ResponseSize.of(ok);
    if (bytes <= room.left()) {
      return RecordResult.of(ok, 1);
    }
    if (bytes > room.alone()) {
      return failed(arrival, FailureReason.EVENT_TOO_LARGE, "document: larger than a response");
    }
    if (isInLastRound(arrival)) {
      return tooManyRounds(arrival);
    }
    Optional<Remainder> unchanged = remainders.remaindersOf(arrival).unchanged(frame);
    return unchanged.isEmpty()
        ? tooLargeForStream(arrival)
        : putBackUnchanged(arrival, List.of(unchanged.get()));
  }

  /// Returns the final result of a record after OpenSearch has answered: `result` if it took all
  /// documents. If it did not take some in time, the whole record is put back, so that all ids stay
  /// the same.
  RecordResult settle(Arrival arrival, RecordResult result, RecordDocuments taken) {
    if (result.outcome() instanceof Outcome.ProcessingFailed) {
      return result;
    }
    if (taken.hasLeftOver()) {
      return putBackLeftOver(arrival, taken.leftOverDetail());
    }
    return taken.hasRefused()
        ? failed(arrival, FailureReason.NOT_INDEXED, taken.refusedDetail())
        : result;
  }

  private RecordResult putBackLeftOver(Arrival arrival, String detail) {
    if (isInLastRound(arrival)) {
      return failed(arrival, FailureReason.TOO_MANY_ROUNDS, roundsDetail(arrival) + "; " + detail);
    }
    try {
      Optional<Remainder> unchanged =
          remainders.remaindersOf(arrival).unchanged(arrival.envelope());
      return unchanged.isEmpty()
          ? failed(arrival, FailureReason.NOT_INDEXED, detail + "; the stream takes no such record")
          : putBackUnchanged(arrival, List.of(unchanged.get()));
    } catch (Remainders.NoMemoryException _) {
      return failed(arrival, FailureReason.NOT_PUT_BACK, remainders.exhaustedReason());
    }
  }

  private boolean isInLastRound(Arrival arrival) {
    return arrival.rounds() >= settings.maxRounds();
  }

  private RecordResult tooManyRounds(Arrival arrival) {
    return failed(arrival, FailureReason.TOO_MANY_ROUNDS, roundsDetail(arrival));
  }

  private String roundsDetail(Arrival arrival) {
    return "put back " + arrival.rounds() + " times, MAX_ROUNDS=" + settings.maxRounds();
  }

  private RecordResult split(Arrival arrival, RecordEntry entry, Fit.Split split)
      throws Remainders.NoMemoryException {
    Optional<List<Remainder>> made =
        remainders.remaindersOf(arrival).parts(entry.logEvents(), split.remainders(), documents);
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
      made = factory.parts(logEvents, List.of(transformed.indexes()), documents);
    }
    return made.isEmpty() ? tooLargeForStream(arrival) : putBackUnchanged(arrival, made.get());
  }

  private RecordResult putBackUnchanged(Arrival arrival, List<Remainder> made) {
    remainders.take(made);
    report.countPutBackUnchanged();
    return new RecordResult(new Outcome.Dropped(arrival.recordId()), 0, made);
  }

  /// Returns the result of a record that delivers the events at the indexes `stays`.
  private RecordResult deliver(
      RecordEntry entry, int[] stays, long dataBytes, List<Remainder> remainders) {
    Outcome outcome =
        stays.length == 0
            ? new Outcome.Dropped(entry.recordId())
            : new Outcome.Ok(entry.recordId(), transformed.data(dataBytes), entry.metadata());
    return new RecordResult(outcome, stays.length, remainders);
  }

  private static RecordResult tooLargeForStream(Arrival arrival) {
    return failed(
        arrival,
        FailureReason.EVENT_TOO_LARGE,
        "a single log event exceeds the record limit of the stream that it is put back into");
  }

  @Override
  public void close() {
    documents.close();
    decoder.close();
  }

  private static RecordResult failed(Arrival arrival, FailureReason reason, String detail) {
    return RecordResult.of(new Outcome.ProcessingFailed(arrival.recordId(), reason, detail));
  }
}
