package io.github.firehoselogs;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.ResponseBudget;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One invocation: all state that belongs to a single event. Used once, by one thread.
final class Invocation {
  private final Settings settings;
  private final List<InputRecord> records;
  private final RecordResult[] results;
  private final ResponseBudget budget;
  private final RemainderMemory remainderMemory;
  private final List<Remainder> remainders = new ArrayList<>();
  private final InvocationReport report;

  /// `targets` finds the stream that this event's records are put back into. Remainders take at
  /// most `maxRemainderBytes` of the heap.
  Invocation(
      Settings settings, FirehoseEvent event, StreamTargets targets, long maxRemainderBytes) {
    this.settings = settings;
    this.records = InputRecord.of(event);
    this.results = new RecordResult[records.size()];
    this.budget = new ResponseBudget(settings.maxResponseBytes(), recordIds(records));
    this.remainderMemory =
        new RemainderMemory(
            targets,
            Optional.ofNullable(event.getSourceKinesisStreamArn()),
            Optional.ofNullable(event.getDeliveryStreamArn()),
            maxRemainderBytes);
    this.report = new InvocationReport(records.size(), settings.routes().transformNames());
  }

  private static List<String> recordIds(List<InputRecord> records) {
    List<String> ids = new ArrayList<>(records.size());
    for (InputRecord each : records) {
      ids.add(each.recordId());
    }
    return ids;
  }

  /// Reads, transforms and fits all records. Records that were put back most often get room in the
  /// response first, then those that arrived first.
  void transformRecords(Workspace workspace) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      recognize(i, arrivals);
    }
    Collections.sort(arrivals);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(workspace.envelopes());
        RecordPipeline pipeline =
            new RecordPipeline(
                settings, report, decoder, workspace.transformed(), remainderMemory)) {
      for (Arrival arrival : arrivals) {
        int index = arrival.index();
        RecordResult result = pipeline.process(arrival, budget.roomFor(index));
        remainders.addAll(result.remainders());
        end(index, result);
      }
    } catch (Throwable e) {
      failRecordsWithoutResult(e);
    }
  }

  private void recognize(int index, List<Arrival> arrivals) {
    InputRecord input = records.get(index);
    Optional<byte[]> data = input.data();
    if (data.isEmpty()) {
      fail(index, FailureReason.DATA_NOT_BASE64, "data: missing or not a base64 string");
      return;
    }
    try {
      EncodedEnvelope envelope = EncodedEnvelope.of(data.get());
      int rounds = envelope.rounds();
      report.countRounds(rounds);
      arrivals.add(new Arrival(index, input, envelope, rounds));
    } catch (UnreadableEnvelopeException e) {
      fail(index, FailureReason.ENVELOPE_UNREADABLE, e.reason());
    } catch (Throwable e) {
      fail(index, FailureReason.ENVELOPE_UNREADABLE, "data: " + e.getClass().getName());
    }
  }

  /// Fails all records without a result, because the decoder could not be opened.
  private void failRecordsWithoutResult(Throwable e) {
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        fail(i, FailureReason.ENVELOPE_UNREADABLE, "decoder: " + e.getClass().getName());
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
      AttemptResult<Remainder> result = reingest(reingester, deadline);
      report.countReingested(result);
      failNotPutBack(result);
    } catch (Throwable e) {
      for (int i = 0; i < results.length; i++) {
        if (!results[i].remainders().isEmpty()) {
          fail(i, FailureReason.NOT_PUT_BACK, "putting back: " + e.getClass().getName());
        }
      }
    }
  }

  private AttemptResult<Remainder> reingest(Reingester reingester, Deadline deadline) {
    Optional<StreamTarget> stream = remainderMemory.target();
    if (stream.isEmpty()) {
      return AttemptResult.notSent(
          remainders, "the event names no stream: expected a stream ARN in deliveryStreamArn");
    }
    return aggregates()
        ? reingester.putAggregated(remainders, stream.get(), deadline)
        : reingester.put(remainders, stream.get(), deadline);
  }

  /// Returns whether to aggregate remainders. This is worthwhile only with one event per record,
  /// which results in many small envelopes.
  private boolean aggregates() {
    return settings.kinesisAggregation()
        && settings.routes().all().stream()
            .anyMatch(route -> route.grouping().eventsPerRecord() == EventsPerRecord.ONE);
  }

  private void failNotPutBack(AttemptResult<Remainder> result) {
    Map<Integer, List<NotAccepted<Remainder>>> byRecord = new HashMap<>();
    for (NotAccepted<Remainder> each : result.notAccepted()) {
      byRecord.computeIfAbsent(each.element().record(), _ -> new ArrayList<>()).add(each);
    }
    byRecord.forEach((index, notPutBack) -> {
      int parts = results[index].remainders().size();
      int accepted = parts - notPutBack.size();
      String counts = "; the stream accepted " + accepted + " of " + parts + " parts of the record";
      fail(index, FailureReason.NOT_PUT_BACK, notPutBack.getFirst().reason() + counts);
    });
  }

  /// Returns the response: every record of the event once, in the order of the event.
  FirehoseResponse response() {
    Outcome[] outcomes = new Outcome[results.length];
    for (int i = 0; i < results.length; i++) {
      outcomes[i] = results[i].outcome();
      report.countDelivered(results[i].delivered());
    }
    return new FirehoseResponse(Arrays.asList(outcomes));
  }

  /// Returns the counts that the function logs about this invocation.
  InvocationReport report() {
    return report;
  }

  private void fail(int index, FailureReason reason, String detail) {
    String recordId = records.get(index).recordId();
    end(index, RecordResult.of(new Outcome.ProcessingFailed(recordId, reason, detail)));
  }

  private void end(int index, RecordResult result) {
    results[index] = result;
    long bytes = ResponseSize.of(result.outcome());
    if (!result.remainders().isEmpty()) {
      // The record may still fail if its remainders cannot be put back.
      bytes = Math.max(bytes, ResponseSize.processingFailed(records.get(index).recordId()));
    }
    budget.take(index, bytes);
  }
}
