package io.github.firehoselogs.attempts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The result of sending batches: the elements that were not accepted, each with the reason, and
/// the numbers of accepted elements, of calls, and of refused entries.
public record AttemptResult<E>(
    List<NotAccepted<E>> notAccepted, int accepted, int attempts, int refusals) {
  /// `reason` names the service, its last answer, and, if known, the remedy. If the refusal is
  /// `permanent`, `code` is the error code of the answer.
  public record NotAccepted<E>(E element, String reason, String code, boolean permanent) {
    /// An element that a later invocation may send again.
    public NotAccepted(E element, String reason) {
      this(element, reason, "", false);
    }

    /// Returns the same refusal of another element.
    public NotAccepted<E> of(E other) {
      return new NotAccepted<>(other, reason, code, permanent);
    }
  }

  /// Returns the result for `elements` of which none was sent, because of `reason`.
  public static <E> AttemptResult<E> notSent(Collection<E> elements, String reason) {
    List<NotAccepted<E>> notAccepted = new ArrayList<>();
    for (E each : elements) {
      notAccepted.add(new NotAccepted<>(each, reason));
    }
    return new AttemptResult<>(notAccepted, 0, 0, 0);
  }

  /// Returns the sum of both results.
  public AttemptResult<E> plus(AttemptResult<E> other) {
    List<NotAccepted<E>> all = new ArrayList<>(notAccepted);
    all.addAll(other.notAccepted);
    return new AttemptResult<>(
        all, accepted + other.accepted, attempts + other.attempts, refusals + other.refusals);
  }
}
