package io.github.firehoselogs.attempts;

import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The attempts to send one batch. Failed calls and refused elements both count as attempts, and only
/// the elements that were not accepted are sent again, in their order.
///
/// Run once, by one thread. Another thread may [#end] it at any time: a call that hangs is then
/// abandoned, and its late answer has no effect.
final class Attempts<E> implements Runnable {
  /// The batch or a part of it, with the number of its next attempt, the number of its calls that
  /// timed out, the delay that the service asked for, and its last answer.
  private record Part<E>(
      List<E> elements, int attempt, int timeouts, Duration minDelay, String lastAnswer) {
    Part<E> again(List<E> rest, Duration delay, String answer) {
      return new Part<>(rest, attempt + 1, timeouts, delay, answer);
    }

    Part<E> afterTimeout(String answer) {
      return new Part<>(elements, attempt + 1, timeouts + 1, Duration.ZERO, answer);
    }

    /// Returns a range of this part, for the same attempt.
    Part<E> slice(int from, int to, String answer) {
      return new Part<>(elements.subList(from, to), attempt, timeouts, minDelay, answer);
    }
  }

  private final BatchTarget<E> target;
  private final Deadline deadline;
  private final AttemptPolicy policy;

  /// The parts that are not known to be accepted. The first part stays in the queue while it is
  /// being sent.
  private final Deque<Part<E>> waiting = new ArrayDeque<>();

  private final List<NotAccepted<E>> notAccepted = new ArrayList<>();
  private int accepted;
  private int attempts;
  private int refusals;

  Attempts(List<E> batch, BatchTarget<E> target, Deadline deadline, AttemptPolicy policy) {
    this.target = target;
    this.deadline = deadline;
    this.policy = policy;
    waiting.add(new Part<>(batch, 1, 0, Duration.ZERO, "was not called"));
  }

  /// Sends the batch, as far as attempts and time allow. Never throws.
  @Override
  public void run() {
    try {
      for (Optional<Part<E>> next = next(); next.isPresent(); next = next()) {
        attempt(next.get());
      }
    } catch (Throwable e) {
      giveUpAll(": " + e.getClass().getName());
    }
  }

  /// Ends all attempts and returns the result. Elements that are not known to be accepted count
  /// as not accepted, because of `cause`.
  synchronized AttemptResult<E> end(String cause) {
    giveUpAll(cause);
    return new AttemptResult<>(notAccepted, accepted, attempts, refusals);
  }

  private synchronized Optional<Part<E>> next() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  /// Makes the next attempt of `part`; elements that are not accepted return to the front of the
  /// queue.
  private void attempt(Part<E> part) {
    if (part.attempt > policy.maxAttempts()) {
      giveUp(part, part.lastAnswer + " on the last of " + policy.maxAttempts() + " attempts");
      return;
    }
    Duration delay = delayBefore(part);
    if (deadline.left().compareTo(delay.plus(Deadline.MIN_CALL)) < 0 || !pause(delay)) {
      giveUp(part, part.lastAnswer + ", and the invocation has no time left for another attempt");
      return;
    }
    call(part, policy.callTimeout().after(part.timeouts, deadline.left()));
  }

  /// Returns the backoff, or the longer delay that the service asked for.
  private Duration delayBefore(Part<E> part) {
    Duration backoff = policy.backoff().before(part.attempt, policy.random().getAsDouble());
    return backoff.compareTo(part.minDelay) < 0 ? part.minDelay : backoff;
  }

  private void call(Part<E> part, Duration timeout) {
    countAttempt();
    List<Refusal> refused;
    try {
      refused = target.put(part.elements, timeout);
    } catch (RuntimeException e) {
      afterFault(part, target.faultOf(e, timeout));
      return;
    }
    afterAnswer(part, refused);
  }

  private synchronized void countAttempt() {
    attempts++;
  }

  private synchronized void afterAnswer(Part<E> part, List<Refusal> refused) {
    if (!waiting.remove(part)) {
      return;
    }
    accepted += part.elements.size() - refused.size();
    refusals += refused.size();
    List<E> rest = new ArrayList<>();
    for (Refusal each : refused) {
      E element = part.elements.get(each.index());
      if (each.permanent()) {
        addPermanent(element, " refused it: " + each.errorCode(), each.errorCode());
      } else {
        rest.add(element);
      }
    }
    if (!rest.isEmpty()) {
      String answer = "answered " + lastRetryable(refused).errorCode();
      waiting.addFirst(part.again(rest, Duration.ZERO, answer));
    }
  }

  private static Refusal lastRetryable(List<Refusal> refused) {
    Refusal last = refused.getLast();
    for (Refusal each : refused) {
      last = each.permanent() ? last : each;
    }
    return last;
  }

  private synchronized void afterFault(Part<E> part, Fault fault) {
    if (!waiting.remove(part)) {
      return;
    }
    String cause = fault.description();
    switch (fault) {
      case Fault.TimedOut _ -> waiting.addFirst(part.afterTimeout(cause));
      case Fault.Retryable retryable ->
          waiting.addFirst(part.again(part.elements, retryable.minDelay(), cause));
      case Fault.TooLarge _ when part.elements.size() > 1 -> {
        int half = part.elements.size() / 2;
        waiting.addFirst(part.slice(half, part.elements.size(), cause));
        waiting.addFirst(part.slice(0, half, cause));
      }
      case Fault.TooLarge tooLarge ->
          addPermanent(part, " " + cause + " to a single record", tooLarge.code());
      case Fault.Permanent permanent ->
          addPermanent(part, " " + cause + ": " + permanent.advice(), permanent.code());
    }
  }

  private void addPermanent(Part<E> part, String answer, String code) {
    for (E each : part.elements) {
      addPermanent(each, answer, code);
    }
  }

  private void addPermanent(E element, String answer, String code) {
    notAccepted.add(new NotAccepted<>(element, target.description() + answer, code, true));
  }

  private synchronized void giveUp(Part<E> part, String cause) {
    if (waiting.remove(part)) {
      addNotAccepted(part, " " + cause);
    }
  }

  private synchronized void giveUpAll(String cause) {
    while (!waiting.isEmpty()) {
      addNotAccepted(waiting.removeFirst(), cause);
    }
  }

  private void addNotAccepted(Part<E> part, String answer) {
    String reason = target.description() + answer;
    for (E each : part.elements) {
      notAccepted.add(new NotAccepted<>(each, reason));
    }
  }

  private boolean pause(Duration delay) {
    try {
      if (!delay.isZero()) {
        policy.sleeper().sleep(delay);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
