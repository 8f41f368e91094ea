package io.github.firehoselogs.report;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.opensearch.IndexingCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The counts of one invocation, collected while it runs.
public final class InvocationReport {
  private final int inputRecords;
  private long logEventsIn;
  private long logEventsOut;
  private long filtered;
  private final Map<String, Long> unmatched = new LinkedHashMap<>();
  private long decompressedBytes;
  private int rounds;
  private int recordsPutBackUnchanged;
  private int recordsSplit;
  private int putBack;
  private int attempts;
  private int refusals;
  private IndexingCounts indexing = IndexingCounts.NONE;

  /// `transformNames` are the transforms of all routes. Unmatched messages are counted for each.
  public InvocationReport(int inputRecords, List<String> transformNames) {
    this.inputRecords = inputRecords;
    for (String name : transformNames) {
      unmatched.put(name, 0L);
    }
  }

  /// Counts a log event that `INCLUDE` or `EXCLUDE` removed.
  public void countFiltered() {
    filtered++;
  }

  /// Counts a log event whose message does not have the format of the transform `transformName`.
  public void countUnmatched(String transformName) {
    increment(unmatched, transformName);
  }

  /// Counts a record that has been put back `recordRounds` times. The report keeps the maximum.
  public void countRounds(int recordRounds) {
    rounds = Math.max(rounds, recordRounds);
  }

  /// Counts the log events and the decompressed size of a record.
  public void countDecoded(int logEvents, long bytes) {
    logEventsIn += logEvents;
    decompressedBytes += bytes;
  }

  /// Counts log events in the response.
  public void countDelivered(int logEvents) {
    logEventsOut += logEvents;
  }

  /// Counts a record that is put back unchanged.
  public void countPutBackUnchanged() {
    recordsPutBackUnchanged++;
  }

  /// Counts a record that was split.
  public void countSplit() {
    recordsSplit++;
  }

  /// Counts the result of putting remainders back.
  public void countReingested(AttemptResult<?> result) {
    putBack += result.accepted();
    attempts += result.attempts();
    refusals += result.refusals();
  }

  /// Counts what the invocation did in OpenSearch.
  public void countIndexing(IndexingCounts counts) {
    indexing = counts;
  }

  private void addIndexing(List<Metric> metrics) {
    addCount(metrics, "DocumentsIndexed", indexing.indexed());
    addCount(metrics, "DocumentsAlreadyIndexed", indexing.existing());
    long refused = 0;
    for (Map.Entry<String, Integer> each : indexing.refused().entrySet()) {
      addCount(metrics, "DocumentsRefused." + each.getKey().replace(' ', '_'), each.getValue());
      refused += each.getValue();
    }
    addCount(metrics, "DocumentsRefused", refused);
    addCount(metrics, "DocumentsLeftOver", indexing.leftOver());
    addCount(metrics, "BulkCalls", indexing.calls());
    addBytes(metrics, "BulkBytes", indexing.sentBytes());
  }

  /// Returns the counts of an invocation that ends with `response`, without those that are zero,
  /// always in the same order. Failed records have a total and a count for each reason.
  List<Metric> metrics(FirehoseResponse response) {
    Map<Outcome.Result, Long> results = new EnumMap<>(Outcome.Result.class);
    Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
    for (Outcome outcome : response.records()) {
      increment(results, outcome.result());
      if (outcome instanceof Outcome.ProcessingFailed failure) {
        increment(reasons, failure.reason());
      }
    }
    List<Metric> metrics = new ArrayList<>();
    addCount(metrics, "InputRecords", inputRecords);
    addCount(metrics, "LogEventsIn", logEventsIn);
    addCount(metrics, "LogEventsOut", logEventsOut);
    addCount(metrics, "Filtered", filtered);
    for (Map.Entry<String, Long> each : unmatched.entrySet()) {
      addCount(metrics, "Unmatched." + each.getKey(), each.getValue());
    }
    for (Outcome.Result result : Outcome.Result.values()) {
      addCount(metrics, result.wireName(), results.getOrDefault(result, 0L));
    }
    for (FailureReason reason : FailureReason.values()) {
      addCount(metrics, reason.metricName(), reasons.getOrDefault(reason, 0L));
    }
    addCount(metrics, "RecordsPutBackAsTheyWere", recordsPutBackUnchanged);
    addCount(metrics, "RecordsSplit", recordsSplit);
    addCount(metrics, "PutBack", putBack);
    addCount(metrics, "Rounds", rounds);
    addCount(metrics, "Attempts", attempts);
    addCount(metrics, "Refusals", refusals);
    addIndexing(metrics);
    addBytes(metrics, "DecompressedBytes", decompressedBytes);
    addBytes(metrics, "ResponseBytes", response.responseBytes());
    return metrics;
  }

  private static void addCount(List<Metric> metrics, String name, long value) {
    if (value != 0) {
      metrics.add(Metric.count(name, value));
    }
  }

  private static void addBytes(List<Metric> metrics, String name, long value) {
    if (value != 0) {
      metrics.add(Metric.bytes(name, value));
    }
  }

  private static <K> void increment(Map<K, Long> counts, K key) {
    counts.put(key, counts.getOrDefault(key, 0L) + 1);
  }
}
