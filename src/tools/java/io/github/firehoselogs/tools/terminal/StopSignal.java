package io.github.firehoselogs.tools.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C end a run in order: what is under way is finished, and the summary is printed.
///
/// The JVM ends as soon as its shutdown hooks do, so the hook waits until this is closed.
public final class StopSignal implements AutoCloseable {
  private static final int MAX_WAIT_SECONDS = 60;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private final Thread hook = new Thread(this::stopAndWait, "stop");

  /// A signal that comes when the process is told to end.
  public static StopSignal ofProcess() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /// Stops the run.
  public synchronized void stop() {
    stopped.countDown();
    actions.forEach(Runnable::run);
  }

  /// Runs `action` when the run is stopped, or now if it already is.
  public synchronized void onStop(Runnable action) {
    actions.add(action);
    if (isStopped()) {
      action.run();
    }
  }

  /// Returns whether the run is stopped.
  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /// Waits for `delay`. Throws if the run is stopped before it is over.
  public void sleep(Duration delay) throws InterruptedException {
    if (stopped.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("stopped");
    }
  }

  private void stopAndWait() {
    stop();
    try {
      boolean _ = ended.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending.
    }
  }
}
