package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Puts envelopes back into their stream, in batches within its limits, each with a bounded number
/// of attempts. Never throws for what a stream answers. Safe for use by several threads at once.
public final class Reingester {
  /// Pauses between two attempts.
  public interface Sleeper {
    /// Waits for `delay`.
    void sleep(Duration delay) throws InterruptedException;
  }

  /// The longest that one call may take. A call moves at most 5 MiB, which takes well under a
  /// second inside a Region; what takes longer hangs.
  static final Duration MAX_CALL = Duration.ofSeconds(10);

  /// The shortest time that is worth a call.
  static final Duration MIN_CALL = Duration.ofMillis(500);

  private final int maxAttempts;
  private final int maxBatchRecords;
  private final Sleeper sleeper;
  private final DoubleSupplier random;

  /// `maxAttempts` counts the first one. `random` gives numbers in `[0, 1)`.
  public Reingester(int maxAttempts, int maxBatchRecords, Sleeper sleeper, DoubleSupplier random) {
    this.maxAttempts = maxAttempts;
    this.maxBatchRecords = maxBatchRecords;
    this.sleeper = sleeper;
    this.random = random;
  }

  /// Puts `remainders` into `target` in their order, as far as `deadline` allows.
  public Reingestion put(List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    return new Run(target, deadline).put(remainders);
  }

  /// A batch on its way, the number of its next attempt, and what the stream answered last.
  private record Batch(List<Remainder> remainders, int attempt, String lastAnswer) {
    Batch again(List<Remainder> rest, String answer) {
      return new Batch(rest, attempt + 1, answer);
    }
  }

  private final class Run {
    private final StreamTarget target;
    private final Deadline deadline;
    private final List<Reingestion.NotPutBack> notPutBack = new ArrayList<>();
    private int accepted;
    private int attempts;
    private int refusals;

    Run(StreamTarget target, Deadline deadline) {
      this.target = target;
      this.deadline = deadline;
    }

    Reingestion put(List<Remainder> remainders) {
      Deque<Batch> waiting = new ArrayDeque<>();
      for (List<Remainder> batch : batches(remainders)) {
        waiting.add(new Batch(batch, 1, "was not called"));
      }
      while (!waiting.isEmpty()) {
        attempt(waiting.removeFirst(), waiting);
      }
      return new Reingestion(notPutBack, accepted, attempts, refusals);
    }

    /// Makes the next attempt of `batch`; what is left of it goes to the front of `waiting`.
    private void attempt(Batch batch, Deque<Batch> waiting) {
      if (batch.attempt > maxAttempts) {
        giveUp(batch, batch.lastAnswer + " at the last of " + maxAttempts + " attempts");
        return;
      }
      Duration delay = Backoff.DEFAULT.before(batch.attempt, random.getAsDouble());
      if (deadline.left().compareTo(delay.plus(MIN_CALL)) < 0 || !pause(delay)) {
        giveUp(batch, batch.lastAnswer + ", and the invocation has no time for an attempt more");
        return;
      }
      attempts++;
      try {
        afterAnswer(batch, target.put(batch.remainders, callTimeout()), waiting);
      } catch (RuntimeException e) {
        afterFault(batch, Fault.of(e), waiting);
      }
    }

    private Duration callTimeout() {
      long millis = Math.clamp(deadline.left().toMillis(), 1, MAX_CALL.toMillis());
      return Duration.ofMillis(millis);
    }

    private void afterAnswer(
        Batch batch, List<StreamTarget.Refusal> refused, Deque<Batch> waiting) {
      accepted += batch.remainders.size() - refused.size();
      refusals += refused.size();
      if (!refused.isEmpty()) {
        List<Remainder> rest =
            refused.stream().map(refusal -> batch.remainders.get(refusal.index())).toList();
        waiting.addFirst(batch.again(rest, "answered " + refused.getLast().errorCode()));
      }
    }

    private void afterFault(Batch batch, Fault fault, Deque<Batch> waiting) {
      String answer = "answered " + fault.name();
      switch (fault) {
        case Fault.Heals _ -> waiting.addFirst(batch.again(batch.remainders, answer));
        case Fault.TooLarge _ when batch.remainders.size() > 1 -> {
          List<Remainder> all = batch.remainders;
          int half = all.size() / 2;
          waiting.addFirst(new Batch(all.subList(half, all.size()), batch.attempt, answer));
          waiting.addFirst(new Batch(all.subList(0, half), batch.attempt, answer));
        }
        case Fault.TooLarge _ -> giveUp(batch, answer + " to a single record");
        case Fault.Lasts lasts -> giveUp(batch, answer + ": " + lasts.advice());
      }
    }

    private void giveUp(Batch batch, String why) {
      for (Remainder remainder : batch.remainders) {
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

    /// Cuts `remainders` into batches within the limits of the target, in order.
    private List<List<Remainder>> batches(List<Remainder> remainders) {
      BatchLimits limits = target.limits().withMaxRecords(maxBatchRecords);
      List<List<Remainder>> batches = new ArrayList<>();
      List<Remainder> batch = new ArrayList<>();
      long bytes = 0;
      for (Remainder remainder : remainders) {
        int more = target.bytesOf(remainder);
        if (batch.size() == limits.maxRecords()
            || (!batch.isEmpty() && bytes + more > limits.maxCallBytes())) {
          batches.add(batch);
          batch = new ArrayList<>();
          bytes = 0;
        }
        batch.add(remainder);
        bytes += more;
      }
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
      return batches;
    }
  }
}
