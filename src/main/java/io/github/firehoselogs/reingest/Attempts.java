package io.github.firehoselogs.reingest;

import io.github.firehoselogs.reingest.stream.CallTimeout;
import io.github.firehoselogs.reingest.stream.Fault;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// The attempts to put one batch back. Failed calls and refused entries both count as attempts, and
/// only the records that were not accepted are sent again, in their order.
///
/// Run once, by one thread. Another thread may [#end] it at any time: a call that hangs is then
/// abandoned, and its late answer has no effect.
public final class Attempts implements Runnable {
  /// The minimum remaining time in which a call is still made.
  static final Duration MIN_CALL = Duration.ofMillis(500);

  /// The batch or a part of it, with the number of its next attempt, the number of its calls that
  /// timed out, and the last answer of the stream.
  private record Part(List<Remainder> remainders, int attempt, int timeouts, String lastAnswer) {
    Part again(List<Remainder> rest, String answer) {
      return new Part(rest, attempt + 1, timeouts, answer);
    }

    Part afterTimeout(String answer) {
      return new Part(remainders, attempt + 1, timeouts + 1, answer);
    }

    /// Returns a range of this part, for the same attempt.
    Part slice(int from, int to, String answer) {
      return new Part(remainders.subList(from, to), attempt, timeouts, answer);
    }
  }

  /// The maximum number of attempts, the pauses between them, and the timeouts of calls.
  record Policy(
      int maxAttempts,
      CallTimeout callTimeout,
      Reingester.Sleeper sleeper,
      DoubleSupplier random) {}

  private final StreamTarget target;
  private final Deadline deadline;
  private final Policy policy;

  /// The parts that are not known to be accepted. The first part stays in the queue while it is
  /// being sent.
  private final Deque<Part> waiting = new ArrayDeque<>();

  private final List<Reingestion.NotPutBack> notPutBack = new ArrayList<>();
  private int accepted;
  private int attempts;
  private int refusals;

  Attempts(List<Remainder> batch, StreamTarget target, Deadline deadline, Policy policy) {
    this.target = target;
    this.deadline = deadline;
    this.policy = policy;
    waiting.add(new Part(batch, 1, 0, "was not called"));
  }

  /// Puts the batch back, as far as attempts and time allow. Never throws.
  @Override
  public void run() {
    try {
      for (Optional<Part> next = next(); next.isPresent(); next = next()) {
        attempt(next.get());
      }
    } catch (Throwable e) {
      giveUpAll(": " + e.getClass().getName());
    }
  }

  /// Ends all attempts and returns the result. Records that are not known to be accepted count as
  /// not put back, because of `cause`.
  synchronized Reingestion end(String cause) {
    giveUpAll(cause);
    return new Reingestion(notPutBack, accepted, attempts, refusals);
  }

  private synchronized Optional<Part> next() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  /// Makes the next attempt of `part`; records that are not accepted return to the front of the
  /// queue.
  private void attempt(Part part) {
    if (part.attempt > policy.maxAttempts) {
      giveUp(part, part.lastAnswer + " on the last of " + policy.maxAttempts + " attempts");
      return;
    }
    Duration delay = Backoff.DEFAULT.before(part.attempt, policy.random.getAsDouble());
    if (deadline.left().compareTo(delay.plus(MIN_CALL)) < 0 || !pause(delay)) {
      giveUp(part, part.lastAnswer + ", and the invocation has no time left for another attempt");
      return;
    }
    call(part, policy.callTimeout.after(part.timeouts, deadline.left()));
  }

  private void call(Part part, Duration timeout) {
    countAttempt();
    List<StreamTarget.Refusal> refused;
    try {
      refused = target.put(part.remainders, timeout);
    } catch (RuntimeException e) {
      afterFault(part, Fault.of(e, timeout));
      return;
    }
    afterAnswer(part, refused);
  }

  private synchronized void countAttempt() {
    attempts++;
  }

  private synchronized void afterAnswer(Part part, List<StreamTarget.Refusal> refused) {
    if (!waiting.remove(part)) {
      return;
    }
    accepted += part.remainders.size() - refused.size();
    refusals += refused.size();
    if (!refused.isEmpty()) {
      List<Remainder> rest =
          refused.stream().map(refusal -> part.remainders.get(refusal.index())).toList();
      waiting.addFirst(part.again(rest, "answered " + refused.getLast().errorCode()));
    }
  }

  private synchronized void afterFault(Part part, Fault fault) {
    if (!waiting.remove(part)) {
      return;
    }
    String cause = fault.description();
    switch (fault) {
      case Fault.TimedOut _ -> waiting.addFirst(part.afterTimeout(cause));
      case Fault.Retryable _ -> waiting.addFirst(part.again(part.remainders, cause));
      case Fault.TooLarge _ when part.remainders.size() > 1 -> {
        int half = part.remainders.size() / 2;
        waiting.addFirst(part.slice(half, part.remainders.size(), cause));
        waiting.addFirst(part.slice(0, half, cause));
      }
      case Fault.TooLarge _ -> addNotPutBack(part, " " + cause + " to a single record");
      case Fault.Permanent permanent ->
          addNotPutBack(part, " " + cause + ": " + permanent.advice());
    }
  }

  private synchronized void giveUp(Part part, String cause) {
    if (waiting.remove(part)) {
      addNotPutBack(part, " " + cause);
    }
  }

  private synchronized void giveUpAll(String cause) {
    while (!waiting.isEmpty()) {
      addNotPutBack(waiting.removeFirst(), cause);
    }
  }

  private void addNotPutBack(Part part, String answer) {
    String reason = target.description() + answer;
    for (Remainder remainder : part.remainders) {
      notPutBack.add(new Reingestion.NotPutBack(remainder, reason));
    }
  }

  private boolean pause(Duration delay) {
    try {
      if (!delay.isZero()) {
        policy.sleeper.sleep(delay);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
