package io.github.firehoselogs.reingest;

import io.github.firehoselogs.attempts.AttemptPolicy;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.Backoff;
import io.github.firehoselogs.attempts.CallTimeout;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.attempts.ParallelAttempts;
import io.github.firehoselogs.attempts.Sleeper;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// Puts envelopes back into their stream, in batches within its limits, each with a bounded number
/// of attempts. Never throws because of a stream's answer. Thread-safe.
public final class Reingester {
  /// The maximum number of batches sent at the same time: enough that a slow batch does not delay
  /// the others, and few enough that batches of 5 MiB fit into a small function.
  static final int MAX_PARALLEL_BATCHES = 4;

  private final int maxBatchRecords;
  private final AttemptPolicy policy;

  /// `maxAttempts` includes the first attempt. `random` returns numbers in `[0, 1)`. `random` and
  /// `sleeper` are called from several threads.
  public Reingester(int maxAttempts, int maxBatchRecords, Sleeper sleeper, DoubleSupplier random) {
    this(
        maxBatchRecords,
        new AttemptPolicy(maxAttempts, Backoff.DEFAULT, CallTimeout.DEFAULT, sleeper, random));
  }

  Reingester(int maxBatchRecords, AttemptPolicy policy) {
    this.maxBatchRecords = maxBatchRecords;
    this.policy = policy;
  }

  /// Puts `remainders` into `target` in their order, as far as `deadline` allows. Batches are sent
  /// in parallel.
  public AttemptResult<Remainder> put(
      List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    Results results = new Results();
    try (ParallelAttempts<Remainder> batches =
        new ParallelAttempts<>(
            target, new ParallelAttempts.Limits(deadline, policy, MAX_PARALLEL_BATCHES), results)) {
      for (List<Remainder> batch : Batches.split(remainders, target, maxBatchRecords)) {
        batches.start(batch);
      }
      batches.end();
    }
    return results.sum;
  }

  /// Adds up the results of all batches.
  private static final class Results implements Consumer<AttemptResult<Remainder>> {
    AttemptResult<Remainder> sum = AttemptResult.notSent(List.of(), "");

    @Override
    public void accept(AttemptResult<Remainder> result) {
      sum = sum.plus(result);
    }
  }

  /// Puts `remainders` into `target` like [#put], but packs many of them into one record if the
  /// stream accepts aggregated records.
  public AttemptResult<Remainder> putAggregated(
      List<Remainder> remainders, StreamTarget target, Deadline deadline) {
    if (!target.acceptsAggregates()) {
      return put(remainders, target, deadline);
    }
    Aggregation aggregation = Aggregation.of(remainders);
    return aggregation.unpacked(put(aggregation.packed(), target, deadline));
  }
}
