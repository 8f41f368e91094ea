package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.tools.simulation.search.SearchCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The result of one simulation.
///
/// `undrained` counts the steps that were left when the run was stopped. `breaches` are answers
/// that Firehose would refuse, and other broken promises of the function. `failures` counts the
/// records in the error prefix by reason.
record Verdict(
    long seed,
    Ledger.Balance balance,
    Course course,
    SearchCounts search,
    int undrained,
    List<String> breaches,
    Map<FaultKind, Long> faults,
    Map<String, Long> failures) {

  /// Statistics of the run: `notIndexed` of the records that were put back had a document that
  /// OpenSearch had not taken; `mostRounds` is the maximum number of rounds of a record.
  record Course(long invocations, long putBack, long notIndexed, int mostRounds, Duration lasted) {}

  /// Returns whether the function kept its promises.
  boolean isGood() {
    return complaints().isEmpty();
  }

  /// Returns the number of faults.
  long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns the broken promises, and the command that repeats the run.
  String complaint() {
    return "seed %d: %s. Run it again: ./firehose-logs simulate --from %d --seeds 1 --events %d"
        .formatted(seed, String.join("; ", complaints()), seed, balance.events());
  }

  private List<String> complaints() {
    List<String> complaints = new ArrayList<>(breaches.stream().limit(3).toList());
    if (!balance.lost().isEmpty()) {
      complaints.add(balance.lost().size() + " lost: " + firstOf(balance.lost()));
    }
    if (!balance.unexplained().isEmpty()) {
      complaints.add(
          balance.unexplained().size()
              + " doubled for no reason: "
              + firstOf(balance.unexplained()));
    }
    if (!balance.indexedTwice().isEmpty()) {
      complaints.add(
          balance.indexedTwice().size() + " indexed twice: " + firstOf(balance.indexedTwice()));
    }
    if (balance.altered() > 0) {
      complaints.add(balance.altered() + " found that nobody sent");
    }
    if (undrained > 0) {
      complaints.add(undrained + " to do after " + course.invocations() + " invocations");
    }
    return complaints;
  }

  private static String firstOf(List<Integer> numbers) {
    List<Integer> first = numbers.stream().limit(10).toList();
    return first + (numbers.size() > first.size() ? " …" : "");
  }
}
