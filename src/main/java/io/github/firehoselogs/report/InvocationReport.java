package io.github.firehoselogs.report;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.reingest.Reingestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one invocation did, counted while it runs.
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

  /// `transformNames` are those of all routes; each has its count of messages that it did not know.
  public InvocationReport(int inputRecords, List<String> transformNames) {
    this.inputRecords = inputRecords;
    for (String name : transformNames) {
      unmatched.put(name, 0L);
    }
  }

  /// Counts a log event that `INCLUDE` or `EXCLUDE` left out.
  public void filtered() {
    filtered++;
  }

  /// Counts a log event whose message the transform `transformName` did not know.
  public void unmatched(String transformName) {
    increment(unmatched, transformName);
  }

  /// Counts a record that could be recognised, and that came round `times` times.
  public void putBackBefore(int times) {
    rounds = Math.max(rounds, times);
  }

  /// Counts a record that was read.
  public void decoded(int logEvents, long bytes) {
    logEventsIn += logEvents;
    decompressedBytes += bytes;
  }

  /// Counts log events in the response.
  public void delivered(int logEvents) {
    logEventsOut += logEvents;
  }

  /// Counts a record that goes round as it was.
  public void putBackUnchanged() {
    recordsPutBackUnchanged++;
  }

  /// Counts a record that was split.
  public void split() {
    recordsSplit++;
  }

  /// Counts what putting back came to.
  public void reingested(Reingestion reingestion) {
    putBack += reingestion.accepted();
    attempts += reingestion.attempts();
    refusals += reingestion.refusals();
  }

  /// Returns the counts of an invocation that ends with `response`, without those that are zero,
  /// always in the same order. Of the failed records there is the sum, and a count for each reason.
  List<Metric> metrics(FirehoseResponse response) {
    Map<Outcome.Result, Long> results = new EnumMap<>(Outcome.Result.class);
    Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
    for (Outcome outcome : response.records()) {
      increment(results, outcome.result());
      if (outcome instanceof Outcome.ProcessingFailed failure) {
        increment(reasons, failure.reason());
      }
    }
    List<Metric> counted = new ArrayList<>();
    addCount(counted, "InputRecords", inputRecords);
    addCount(counted, "LogEventsIn", logEventsIn);
    addCount(counted, "LogEventsOut", logEventsOut);
    addCount(counted, "Filtered", filtered);
    for (Map.Entry<String, Long> each : unmatched.entrySet()) {
      addCount(counted, "Unmatched." + each.getKey(), each.getValue());
    }
    for (Outcome.Result result : Outcome.Result.values()) {
      addCount(counted, result.wireName(), results.getOrDefault(result, 0L));
    }
    for (FailureReason reason : FailureReason.values()) {
      addCount(counted, reason.metricName(), reasons.getOrDefault(reason, 0L));
    }
    addCount(counted, "RecordsPutBackAsTheyWere", recordsPutBackUnchanged);
    addCount(counted, "RecordsSplit", recordsSplit);
    addCount(counted, "PutBack", putBack);
    addCount(counted, "Rounds", rounds);
    addCount(counted, "Attempts", attempts);
    addCount(counted, "Refusals", refusals);
    addBytes(counted, "DecompressedBytes", decompressedBytes);
    addBytes(counted, "ResponseBytes", response.responseBytes());
    return counted;
  }

  private static void addCount(List<Metric> counted, String name, long value) {
    if (value != 0) {
      counted.add(Metric.count(name, value));
    }
  }

  private static void addBytes(List<Metric> counted, String name, long value) {
    if (value != 0) {
      counted.add(Metric.bytes(name, value));
    }
  }

  private static <K> void increment(Map<K, Long> counts, K key) {
    counts.put(key, counts.getOrDefault(key, 0L) + 1);
  }
}
