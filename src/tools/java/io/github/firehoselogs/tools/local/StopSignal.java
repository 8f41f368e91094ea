package io.github.firehoselogs.tools.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C end a run in order: what has been read is delivered, and the summary is printed.
///
/// The JVM ends as soon as its shutdown hooks do, so the hook waits until this is closed.
final class StopSignal implements AutoCloseable {
  private static final int MAX_WAIT_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private final Thread hook = new Thread(this::stopAndWait, "stop");
  private boolean stopped;

  /// A signal that comes when the process is told to end.
  static StopSignal ofProcess() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /// Stops the run.
  synchronized void stop() {
    stopped = true;
    actions.forEach(Runnable::run);
  }

  /// Runs `action` when the run is stopped, or now if it already is.
  synchronized void onStop(Runnable action) {
    actions.add(action);
    if (stopped) {
      action.run();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
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
