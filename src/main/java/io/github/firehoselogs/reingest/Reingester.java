package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private final int maxAttempts;
  private final int maxBatchRecords;
  private final Sleeper sleeper;
  private final DoubleSupplier random;

  /// `maxAttempts` counts the first one. `random` gives numbers in `[0, 1)`. Both it and `sleeper`
  /// are called from several threads.
  public Reingester(int maxAttempts, int maxBatchRecords, Sleeper sleeper, DoubleSupplier random) {
    this.maxAttempts = maxAttempts;
    this.maxBatchRecords = maxBatchRecords;
    this.sleeper = sleeper;
    this.random = random;
  }

  /// Puts `remainders` into `target` in their order, as far as `deadline` allows. Batches go side
  /// by side.
  ///
  /// They must stay on virtual threads: the SDK ends a call in time by interrupting it, and on a
  /// platform thread an answer that dribbles in for ever takes no notice.
  public Reingestion put(List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    List<List<Remainder>> batches = Batches.cut(remainders, target, maxBatchRecords);
    Reingestion total = Reingestion.NOTHING;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(MAX_PARALLEL_BATCHES, Thread.ofVirtual().factory())) {
      List<Future<Reingestion>> running = new ArrayList<>();
      for (List<Remainder> batch : batches) {
        running.add(
            threads.submit(
                () -> new Attempts(target, deadline, maxAttempts, sleeper, random).put(batch)));
      }
      for (int i = 0; i < batches.size(); i++) {
        total = total.plus(resultOf(running.get(i), batches.get(i), target));
      }
    }
    return total;
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

  private static Reingestion resultOf(
      Future<Reingestion> running, List<Remainder> batch, StreamTarget target) {
    try {
      return running.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Reingestion.none(batch, target.description() + ": interrupted");
    } catch (ExecutionException e) {
      Object cause = Objects.requireNonNullElse(e.getCause(), e);
      return Reingestion.none(batch, target.description() + ": " + cause.getClass().getName());
    }
  }
}
