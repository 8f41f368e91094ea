package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/// Puts envelopes back into their stream, in batches within its limits, each with a bounded number
/// of attempts. Never throws for what a stream answers. Safe for use by several threads at once.
public final class Reingester {
  /// Pauses between two attempts.
  public interface Sleeper {
    /// Waits for `delay`.
    void sleep(Duration delay) throws InterruptedException;
  }

  /// How many batches are on their way at once: enough that one that waits does not hold up the
  /// others, few enough that 5 MiB each fit into a small function.
  static final int MAX_PARALLEL_BATCHES = 4;

  private static final String NO_ANSWER = " did not answer in the time that the invocation had";

  private final int maxBatchRecords;
  private final Attempts.Policy policy;

  /// `maxAttempts` counts the first one. `random` gives numbers in `[0, 1)`. Both it and `sleeper`
  /// are called from several threads.
  public Reingester(int maxAttempts, int maxBatchRecords, Sleeper sleeper, DoubleSupplier random) {
    this(maxBatchRecords, new Attempts.Policy(maxAttempts, CallTimeout.DEFAULT, sleeper, random));
  }

  Reingester(int maxBatchRecords, Attempts.Policy policy) {
    this.maxBatchRecords = maxBatchRecords;
    this.policy = policy;
  }

  /// Puts `remainders` into `target` in their order, as far as `deadline` allows. Batches go side
  /// by side.
  ///
  /// They must stay on virtual threads: the SDK ends a call in time by interrupting it, and on a
  /// platform thread a blocking read ignores interrupts. Some things ignore them on any thread, the
  /// system's name resolution among them: a batch that hangs there is abandoned with its thread.
  public Reingestion put(List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    List<Attempts> batches = new ArrayList<>();
    for (List<Remainder> batch : Batches.cut(remainders, target, maxBatchRecords)) {
      batches.add(new Attempts(batch, target, deadline, policy));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(MAX_PARALLEL_BATCHES, Thread.ofVirtual().factory());
    try {
      return Reingestion.sum(batches, run(batches, threads, deadline));
    } finally {
      threads.shutdownNow();
    }
  }

  /// Runs `batches` and returns why any of them that has not ended by now is given up.
  private static String run(List<Attempts> batches, ExecutorService threads, Deadline deadline) {
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Attempts batch : batches) {
        running.add(threads.submit(batch));
      }
      for (Future<?> each : running) {
        await(each, deadline);
      }
      return NO_ANSWER;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ": interrupted";
    } catch (Throwable e) {
      return ": " + e.getClass().getName();
    }
  }

  /// Waits until `batch` has ended or no time is left. Asks the deadline again each time: its clock
  /// decides, not the one that the wait is measured with.
  private static void await(Future<?> batch, Deadline deadline)
      throws InterruptedException, ExecutionException {
    while (!batch.isDone() && deadline.leftToWait().isPositive()) {
      try {
        batch.get(1 + deadline.leftToWait().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // The loop sees it.
      }
    }
  }

  /// Puts `remainders` into `target` like [#put], many of them in one record of the stream where it
  /// takes such records.
  public Reingestion putAggregated(
      List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    if (!target.takesAggregates()) {
      return put(remainders, target, deadline);
    }
    Aggregation aggregation = Aggregation.of(remainders);
    return aggregation.unpacked(put(aggregation.packed(), target, deadline));
  }
}
