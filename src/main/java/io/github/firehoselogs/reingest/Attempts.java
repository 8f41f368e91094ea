package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The attempts to put one batch back: whole calls that fail and entries that are refused count
/// alike, and only what was not taken is sent again, in its order. Used once, by one thread.
final class Attempts {
  /// The longest that one call may take. A call moves at most 5 MiB, which takes well under a
  /// second inside a Region; what takes longer hangs.
  static final Duration MAX_CALL = Duration.ofSeconds(10);

  /// The shortest time that is worth a call.
  static final Duration MIN_CALL = Duration.ofMillis(500);

  /// The batch or a part of it, the number of its next attempt, and what the stream did last.
  private record Part(List<Remainder> remainders, int attempt, String lastAnswer) {
    Part again(List<Remainder> rest, String answer) {
      return new Part(rest, attempt + 1, answer);
    }
  }

  private final StreamTarget target;
  private final Deadline deadline;
  private final int maxAttempts;
  private final Reingester.Sleeper sleeper;
  private final DoubleSupplier random;

  private final Deque<Part> waiting = new ArrayDeque<>();
  private final List<Reingestion.NotPutBack> notPutBack = new ArrayList<>();
  private int accepted;
  private int attempts;
  private int refusals;

  Attempts(
      StreamTarget target,
      Deadline deadline,
      int maxAttempts,
      Reingester.Sleeper sleeper,
      DoubleSupplier random) {
    this.target = target;
    this.deadline = deadline;
    this.maxAttempts = maxAttempts;
    this.sleeper = sleeper;
    this.random = random;
  }

  /// Puts `batch` back, as far as attempts and time go.
  Reingestion put(List<Remainder> batch) {
    waiting.add(new Part(batch, 1, "was not called"));
    while (!waiting.isEmpty()) {
      attempt(waiting.removeFirst());
    }
    return new Reingestion(notPutBack, accepted, attempts, refusals);
  }

  /// Makes the next attempt of `part`; what is left of it goes to the front of the line.
  private void attempt(Part part) {
    if (part.attempt > maxAttempts) {
      giveUp(part, part.lastAnswer + " at the last of " + maxAttempts + " attempts");
      return;
    }
    Duration delay = Backoff.DEFAULT.before(part.attempt, random.getAsDouble());
    if (deadline.left().compareTo(delay.plus(MIN_CALL)) < 0 || !pause(delay)) {
      giveUp(part, part.lastAnswer + ", and the invocation has no time for an attempt more");
      return;
    }
    attempts++;
    try {
      afterAnswer(part, target.put(part.remainders, callTimeout()));
    } catch (RuntimeException e) {
      afterFault(part, Fault.of(e));
    }
  }

  private Duration callTimeout() {
    long millis = Math.clamp(deadline.left().toMillis(), 1, MAX_CALL.toMillis());
    return Duration.ofMillis(millis);
  }

  private void afterAnswer(Part part, List<StreamTarget.Refusal> refused) {
    accepted += part.remainders.size() - refused.size();
    refusals += refused.size();
    if (!refused.isEmpty()) {
      List<Remainder> rest =
          refused.stream().map(refusal -> part.remainders.get(refusal.index())).toList();
      waiting.addFirst(part.again(rest, "answered " + refused.getLast().errorCode()));
    }
  }

  private void afterFault(Part part, Fault fault) {
    String answer = "answered " + fault.name();
    switch (fault) {
      case Fault.Heals _ -> waiting.addFirst(part.again(part.remainders, answer));
      case Fault.TooLarge _ when part.remainders.size() > 1 -> {
        List<Remainder> all = part.remainders;
        int half = all.size() / 2;
        waiting.addFirst(new Part(all.subList(half, all.size()), part.attempt, answer));
        waiting.addFirst(new Part(all.subList(0, half), part.attempt, answer));
      }
      case Fault.TooLarge _ -> giveUp(part, answer + " to a single record");
      case Fault.Lasts lasts -> giveUp(part, answer + ": " + lasts.advice());
    }
  }

  private void giveUp(Part part, String why) {
    for (Remainder remainder : part.remainders) {
      notPutBack.add(new Reingestion.NotPutBack(remainder, target.description() + " " + why));
    }
  }

  private boolean pause(Duration delay) {
    try {
      if (!delay.isZero()) {
        sleeper.sleep(delay);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
