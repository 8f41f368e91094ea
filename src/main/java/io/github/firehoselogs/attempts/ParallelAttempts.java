package io.github.firehoselogs.attempts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends batches to one target in parallel, each until it is accepted or given up. Never throws
/// because of an answer. Used by one thread.
///
/// The threads that send are virtual: the SDK enforces its timeouts by interrupting the thread, and
/// a blocking read on a platform thread ignores interrupts. Some operations, such as the system's
/// name resolution, ignore interrupts on any thread. A batch that hangs there is abandoned with its
/// thread.
public final class ParallelAttempts<E> implements AutoCloseable {
  /// The deadline of all attempts, their policy, and how many batches are sent at a time.
  public record Limits(Deadline deadline, AttemptPolicy policy, int maxParallel) {}

  private final BatchTarget<E> target;
  private final Limits limits;
  private final Consumer<AttemptResult<E>> results;
  private final ExecutorService threads;
  private final CompletionService<Attempts<E>> completed;
  private final Set<Attempts<E>> running = new LinkedHashSet<>();
  private boolean interrupted;

  /// Sends batches to `target`. The result of each batch goes to `results`, on the thread that uses
  /// this object.
  public ParallelAttempts(
      BatchTarget<E> target, Limits limits, Consumer<AttemptResult<E>> results) {
    this.target = target;
    this.limits = limits;
    this.results = results;
    this.threads = Executors.newFixedThreadPool(limits.maxParallel, Thread.ofVirtual().factory());
    this.completed = new ExecutorCompletionService<>(threads);
  }

  /// Begins to send `batch`, after earlier batches. Returns at once.
  public void start(List<E> batch) {
    Attempts<E> attempts = new Attempts<>(batch, target, limits.deadline, limits.policy);
    try {
      completed.submit(attempts, attempts);
      running.add(attempts);
    } catch (RuntimeException | Error e) {
      results.accept(attempts.end(": " + e.getClass().getName()));
    }
  }

  /// Waits until fewer batches are sent than may be sent at a time; returns whether this is so, and
  /// false if no time is left.
  public boolean awaitFreeThread() {
    awaitRunning(limits.maxParallel - 1);
    return running.size() < limits.maxParallel;
  }

  /// Waits until all batches have ended or no time is left.
  public void end() {
    awaitRunning(0);
    String reason =
        interrupted ? ": interrupted" : " did not answer before the invocation's deadline";
    for (Attempts<E> each : running) {
      results.accept(each.end(reason));
    }
    running.clear();
  }

  /// Waits until at most `max` batches are running or no time is left. Asks the deadline again after
  /// each wait: its clock decides, not the one that measures the wait.
  private void awaitRunning(int max) {
    while (running.size() > max && !interrupted && limits.deadline.leftToWait().isPositive()) {
      try {
        long millis = 1 + limits.deadline.leftToWait().toMillis();
        Future<Attempts<E>> done = completed.poll(millis, TimeUnit.MILLISECONDS);
        if (done != null) {
          Attempts<E> attempts = done.resultNow();
          running.remove(attempts);
          results.accept(attempts.end(""));
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        interrupted = true;
      }
    }
  }

  /// Abandons all batches that have not ended.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
