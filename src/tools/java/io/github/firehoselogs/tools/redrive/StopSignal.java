package io.github.firehoselogs.tools.redrive;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish to end a run early, such as Ctrl-C. A call that is under way ends first, and is
/// journaled.
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /// Asks the run to end.
  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /// Waits for `delay`. Throws if the run is asked to end meanwhile.
  void sleep(Duration delay) throws InterruptedException {
    if (requested.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("asked to end");
    }
  }

  /// Tells those who asked that the run has ended.
  public void finish() {
    finished.countDown();
  }

  /// Waits until the run has ended, for at most `time`.
  public void awaitFinish(Duration time) throws InterruptedException {
    boolean ignored = finished.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
