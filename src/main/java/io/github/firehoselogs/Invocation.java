package io.github.firehoselogs;

import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.ResponseBudget;
import io.github.firehoselogs.opensearch.Indexing;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One invocation: all state that belongs to a single event. Used once, by one thread.
final class Invocation {
  private final Settings settings;
  private final List<InputRecord> records;
  private final RecordResult[] results;

  /// The records that can be read, those that were put back most often first.
  private final List<Arrival> arrivals = new ArrayList<>();

  private final ResponseBudget budget;
  private final RemainderMemory remainderMemory;
  private final InvocationReport report;

  /// Whether OpenSearch has answered, and all results are final.
  private boolean settled;

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

  /// Reads, transforms and fits all records; with `indexing`, also indexes their documents. Records
  /// that were put back most often get room in the response first, then those that arrived first.
  void transformRecords(Workspace workspace, Optional<Indexing> indexing) {
    for (int i = 0; i < records.size(); i++) {
      recognize(i);
    }
    Collections.sort(arrivals);
    try (RecordPipeline pipeline =
        new RecordPipeline(settings, report, workspace, remainderMemory, indexed(indexing))) {
      for (Arrival arrival : arrivals) {
        int index = arrival.index();
        end(index, pipeline.process(arrival, budget.roomFor(index)));
      }
      if (indexing.isPresent()) {
        settle(pipeline, indexing.get());
      }
    } catch (Throwable e) {
      failRecordsWithoutResult(e, indexing.isPresent());
    }
  }

  private Optional<RecordIndexing> indexed(Optional<Indexing> indexing) {
    return indexing.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecordIndexing(indexing.get(), settings.openSearch().get().ids()));
  }

  /// Waits for the answers of OpenSearch, and gives each record its final result.
  private void settle(RecordPipeline pipeline, Indexing indexing) {
    indexing.end();
    report.countIndexing(indexing.counts());
    for (Arrival arrival : arrivals) {
      int index = arrival.index();
      end(index, pipeline.settle(arrival, results[index], indexing.of(index)));
    }
    settled = true;
  }

  private void recognize(int index) {
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

  /// Fails all records without a final result, because of `e`. Before OpenSearch has answered, no
  /// result is final.
  private void failRecordsWithoutResult(Throwable e, boolean indexes) {
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null || (indexes && !settled)) {
        fail(i, FailureReason.TRANSFORM_FAILED, "invocation: " + e.getClass().getName());
      }
    }
  }

  /// Returns whether there are remainders to put back.
  boolean hasRemainders() {
    return !remainders().isEmpty();
  }

  private List<Remainder> remainders() {
    List<Remainder> remainders = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      remainders.addAll(results[arrival.index()].remainders());
    }
    return remainders;
  }

  /// Puts the remainders back. A record fails as a whole if any part of it was not accepted:
  /// Firehose keeps the original.
  void putBack(Reingester reingester, Deadline deadline) {
    PuttingBack puttingBack = new PuttingBack(settings, remainderMemory.target(), report);
    puttingBack
        .putBack(remainders(), reingester, deadline)
        .forEach((index, reason) -> fail(index, FailureReason.NOT_PUT_BACK, reason));
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
