package io.github.firehoselogs;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the remainders of one event back into `stream`, which is empty if the event names no stream.
record PuttingBack(Settings settings, Optional<StreamTarget> stream, InvocationReport report) {
  /// Puts `remainders` back, and returns for each record with remainders that were not accepted the
  /// reason. Every exception becomes the reason for all of these records.
  Map<Integer, String> putBack(
      List<Remainder> remainders, Reingester reingester, Deadline deadline) {
    try {
      AttemptResult<Remainder> result = reingest(remainders, reingester, deadline);
      report.countReingested(result);
      return reasons(remainders, result.notAccepted());
    } catch (Throwable e) {
      Map<Integer, String> reasons = new HashMap<>();
      remainders.forEach(
          each -> reasons.put(each.record(), "putting back: " + e.getClass().getName()));
      return reasons;
    }
  }

  private AttemptResult<Remainder> reingest(
      List<Remainder> remainders, Reingester reingester, Deadline deadline) {
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

  private static Map<Integer, String> reasons(
      List<Remainder> remainders, List<NotAccepted<Remainder>> notAccepted) {
    Map<Integer, List<NotAccepted<Remainder>>> byRecord = new HashMap<>();
    for (NotAccepted<Remainder> each : notAccepted) {
      byRecord.computeIfAbsent(each.element().record(), _ -> new ArrayList<>()).add(each);
    }
    Map<Integer, Integer> parts = new HashMap<>();
    remainders.forEach(each -> parts.merge(each.record(), 1, Integer::sum));
    Map<Integer, String> reasons = new HashMap<>();
    byRecord.forEach((record, failed) -> {
      int all = parts.getOrDefault(record, 0);
      int accepted = all - failed.size();
      String counts = "; the stream accepted " + accepted + " of " + all + " parts of the record";
      reasons.put(record, failed.getFirst().reason() + counts);
    });
    return reasons;
  }
}
