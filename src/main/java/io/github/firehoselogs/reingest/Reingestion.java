package io.github.firehoselogs.reingest;

import java.util.ArrayList;
import java.util.List;

/// What became of the records that were to be put back: what was not taken with the reason for
/// each, how many were, how many calls were made, and how often entries were refused.
public record Reingestion(List<NotPutBack> notPutBack, int accepted, int attempts, int refusals) {
  /// `reason` names the stream, what it answered last, and what to do where that is known.
  public record NotPutBack(Remainder remainder, String reason) {}

  static final Reingestion NOTHING = new Reingestion(List.of(), 0, 0, 0);

  /// Returns the answer where there is no stream to put `remainders` into.
  public static Reingestion nowhere(List<Remainder> remainders) {
    return none(
        remainders, "the event names no stream: expected the ARN of one in deliveryStreamArn");
  }

  /// Returns that none of `remainders` was put back.
  static Reingestion none(List<Remainder> remainders, String reason) {
    return new Reingestion(
        remainders.stream().map(each -> new NotPutBack(each, reason)).toList(), 0, 0, 0);
  }

  /// Returns what this and `other` came to together.
  Reingestion plus(Reingestion other) {
    List<NotPutBack> all = new ArrayList<>(notPutBack);
    all.addAll(other.notPutBack);
    return new Reingestion(
        all, accepted + other.accepted, attempts + other.attempts, refusals + other.refusals);
  }
}
