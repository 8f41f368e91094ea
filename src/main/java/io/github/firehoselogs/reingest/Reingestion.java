package io.github.firehoselogs.reingest;

import java.util.ArrayList;
import java.util.List;

/// What became of the records that were to be put back: what was not taken with the reason for
/// each, how many were, how many calls were made, and how often entries were refused.
public record Reingestion(List<NotPutBack> notPutBack, int accepted, int attempts, int refusals) {
  /// `reason` names the stream, what it answered last, and what to do where that is known.
  public record NotPutBack(Remainder remainder, String reason) {}

  /// Returns the answer where there is no stream to put `remainders` into.
  public static Reingestion nowhere(List<Remainder> remainders) {
    String reason = "the event names no stream: expected the ARN of one in deliveryStreamArn";
    return new Reingestion(
        remainders.stream().map(each -> new NotPutBack(each, reason)).toList(), 0, 0, 0);
  }

  /// Ends all of `batches`, and returns what they came to together. What is not known to be taken by
  /// then is not put back, because of `why`.
  static Reingestion sum(List<Attempts> batches, String why) {
    List<NotPutBack> notPutBack = new ArrayList<>();
    int accepted = 0;
    int attempts = 0;
    int refusals = 0;
    for (Attempts each : batches) {
      Reingestion batch = each.end(why);
      notPutBack.addAll(batch.notPutBack);
      accepted += batch.accepted;
      attempts += batch.attempts;
      refusals += batch.refusals;
    }
    return new Reingestion(notPutBack, accepted, attempts, refusals);
  }
}
