package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.tools.accept.arrival.Arrival;
import io.github.firehoselogs.tools.accept.arrival.Failure;
import io.github.firehoselogs.tools.accept.traffic.Expected;
import io.github.firehoselogs.tools.accept.traffic.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what arrived with what had to arrive.
///
/// `missing` did not arrive and did not fail; `failed` is under the error prefix; `twice` arrived more
/// than once; `unexpected` arrived although the settings exclude it; `leaked` still has its secret.
record Findings(
    int expected,
    int once,
    List<TestEvent> missing,
    List<Failure> failed,
    List<Arrival> twice,
    List<Arrival> unexpected,
    List<TestEvent> redacted,
    List<Arrival> leaked,
    List<Duration> latencies) {
  /// What was sent: the events, what becomes of them, and when each was accepted.
  record Sent(
      List<TestEvent> events, Map<Integer, Expected> expected, Map<Integer, Instant> accepted) {}

  static Findings of(Sent sent, List<Arrival> arrivals, Collection<Failure> failures) {
    Map<Integer, List<Arrival>> byNumber = new HashMap<>();
    for (Arrival each : arrivals) {
      byNumber.computeIfAbsent(each.number(), _ -> new ArrayList<>()).add(each);
    }
    Set<Integer> failed = new HashSet<>();
    failures.forEach(each -> failed.add(each.number()));
    Findings findings = empty(sent, List.copyOf(failures));
    for (TestEvent each : sent.events) {
      List<Arrival> found = byNumber.getOrDefault(each.number(), List.of());
      if (sent.expected.get(each.number()) instanceof Expected.Delivered) {
        findings.countMissing(each, found, failed);
      } else {
        findings.unexpected.addAll(found);
      }
      findings.countSecret(each, found);
      for (Arrival arrival : found) {
        Instant accepted = sent.accepted.getOrDefault(each.number(), arrival.at());
        Duration latency = Duration.between(accepted, arrival.at());
        findings.latencies.add(latency.isNegative() ? Duration.ZERO : latency);
      }
    }
    return findings.counted();
  }

  private static Findings empty(Sent sent, List<Failure> failed) {
    int expected =
        (int) sent.expected.values().stream().filter(Expected.Delivered.class::isInstance).count();
    return new Findings(
        expected,
        0,
        new ArrayList<>(),
        failed,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private void countMissing(TestEvent event, List<Arrival> found, Set<Integer> failed) {
    if (found.isEmpty() && !failed.contains(event.number())) {
      missing.add(event);
    }
    if (found.size() > 1) {
      twice.addAll(found);
    }
  }

  private void countSecret(TestEvent event, List<Arrival> found) {
    if (event.secret().isEmpty() || found.isEmpty()) {
      return;
    }
    List<Arrival> leaks =
        found.stream().filter(each -> each.line().contains(event.secret())).toList();
    leaked.addAll(leaks);
    if (leaks.isEmpty()) {
      redacted.add(event);
    }
  }

  private Findings counted() {
    Set<Integer> several = new HashSet<>();
    twice.forEach(each -> several.add(each.number()));
    Set<Integer> inErrors = new HashSet<>();
    failed.forEach(each -> inErrors.add(each.number()));
    inErrors.removeAll(several);
    int single = expected - missing.size() - several.size() - inErrors.size();
    List<Duration> sorted = latencies.stream().sorted().toList();
    return new Findings(
        expected, single, missing, failed, twice, unexpected, redacted, leaked, sorted);
  }

  /// Returns whether every expected log event arrived, as often as it may.
  boolean isComplete() {
    return missing.isEmpty();
  }

  boolean isGood() {
    return missing.isEmpty()
        && failed.isEmpty()
        && twice.isEmpty()
        && unexpected.isEmpty()
        && leaked.isEmpty();
  }

  /// Returns the latency within which this share of the log events arrived.
  Duration latency(double share) {
    int last = latencies.size() - 1;
    return latencies.isEmpty() ? Duration.ZERO : latencies.get((int) Math.ceil(share * last));
  }
}
