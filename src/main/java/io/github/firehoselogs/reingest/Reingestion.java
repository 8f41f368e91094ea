package io.github.firehoselogs.reingest;

import io.github.firehoselogs.reingest.stream.Remainder;
import java.util.ArrayList;
import java.util.List;

/// The result of putting records back: the remainders that were not put back, each with the reason,
/// and the numbers of accepted remainders, of calls, and of refused entries.
public record Reingestion(List<NotPutBack> notPutBack, int accepted, int attempts, int refusals) {
  /// `reason` names the stream, its last answer, and, if known, the remedy.
  public record NotPutBack(Remainder remainder, String reason) {}

  /// Returns the result for `remainders` if there is no stream to put them into.
  public static Reingestion withoutStream(List<Remainder> remainders) {
    String reason = "the event names no stream: expected a stream ARN in deliveryStreamArn";
    return new Reingestion(
        remainders.stream().map(each -> new NotPutBack(each, reason)).toList(), 0, 0, 0);
  }

  /// Ends all of `batches`, and returns their combined result. Records that are not known to be
  /// accepted count as not put back, because of `cause`.
  static Reingestion sum(List<Attempts> batches, String cause) {
    List<NotPutBack> notPutBack = new ArrayList<>();
    int accepted = 0;
    int attempts = 0;
    int refusals = 0;
    for (Attempts each : batches) {
      Reingestion batch = each.end(cause);
      notPutBack.addAll(batch.notPutBack);
      accepted += batch.accepted;
      attempts += batch.attempts;
      refusals += batch.refusals;
    }
    return new Reingestion(notPutBack, accepted, attempts, refusals);
  }
}
