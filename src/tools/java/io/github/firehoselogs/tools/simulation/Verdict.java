package io.github.firehoselogs.tools.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one simulation came to.
///
/// `undrained` counts what was still to be done when the run was given up. `breaches` are answers
/// that Firehose would not take, and whatever else the function must not do. `failures` counts the
/// records in the error prefix by reason.
record Verdict(
    long seed,
    Ledger.Balance balance,
    Course course,
    int undrained,
    List<String> breaches,
    Map<FaultKind, Long> faults,
    Map<String, Long> failures) {

  /// How it went: `mostRounds` is how often the record that travelled most came round.
  record Course(long invocations, long putBack, int mostRounds, Duration lasted) {}

  /// Returns whether the function kept its promises.
  boolean isGood() {
    return complaints().isEmpty();
  }

  /// Returns how often anything went wrong around the function.
  long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns what was not as promised, and how to see it again.
  String complaint() {
    return "seed %d: %s. Again: mvn -q test-compile exec:exec@simulate -Dfrom=%d -Dseeds=1 -Devents=%d"
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
