package io.github.firehoselogs.reingest;

import io.github.firehoselogs.reingest.stream.CallTimeout;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
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
/// of attempts. Never throws because of a stream's answer. Thread-safe.
public final class Reingester {
  /// Waits between two attempts.
  public interface Sleeper {
    /// Waits for `delay`.
    void sleep(Duration delay) throws InterruptedException;
  }

  /// The maximum number of batches sent at the same time: enough that a slow batch does not delay
  /// the others, and few enough that batches of 5 MiB fit into a small function.
  static final int MAX_PARALLEL_BATCHES = 4;

  private static final String NO_ANSWER = " did not answer before the invocation's deadline";

  private final int maxBatchRecords;
  private final Attempts.Policy policy;

  /// `maxAttempts` includes the first attempt. `random` returns numbers in `[0, 1)`. `random` and
  /// `sleeper` are called from several threads.
  public Reingester(int maxAttempts, int maxBatchRecords, Sleeper sleeper, DoubleSupplier random) {
    this(maxBatchRecords, new Attempts.Policy(maxAttempts, CallTimeout.DEFAULT, sleeper, random));
  }

  Reingester(int maxBatchRecords, Attempts.Policy policy) {
    this.maxBatchRecords = maxBatchRecords;
    this.policy = policy;
  }

  /// Puts `remainders` into `target` in their order, as far as `deadline` allows. Batches are sent
  /// in parallel.
  ///
  /// The threads must be virtual: the SDK enforces its timeouts by interrupting the thread, and a
  /// blocking read on a platform thread ignores interrupts. Some operations, such as the system's
  /// name resolution, ignore interrupts on any thread. A batch that hangs there is abandoned with
  /// its thread.
  public Reingestion put(List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    List<Attempts> batches = new ArrayList<>();
    for (List<Remainder> batch : Batches.split(remainders, target, maxBatchRecords)) {
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

  /// Runs `batches` and returns the reason for giving up any of them that has not ended.
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

  /// Waits until `batch` has ended or no time is left. Asks the deadline again after each wait: its
  /// clock decides, not the one that measures the wait.
  private static void await(Future<?> batch, Deadline deadline)
      throws InterruptedException, ExecutionException {
    while (!batch.isDone() && deadline.leftToWait().isPositive()) {
      try {
        batch.get(1 + deadline.leftToWait().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // The loop checks the deadline again.
      }
    }
  }

  /// Puts `remainders` into `target` like [#put], but packs many of them into one record if the
  /// stream accepts aggregated records.
  public Reingestion putAggregated(
      List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    if (!target.acceptsAggregates()) {
      return put(remainders, target, deadline);
    }
    Aggregation aggregation = Aggregation.of(remainders);
    return aggregation.unpacked(put(aggregation.packed(), target, deadline));
  }
}
