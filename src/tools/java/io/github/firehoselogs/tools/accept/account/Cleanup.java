package io.github.firehoselogs.tools.accept.account;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// Removes what a run has created, the newest first, and says what could not be removed.
public final class Cleanup implements AutoCloseable {
  private record Step(String what, Runnable remove) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private final PrintStream out;
  private boolean closed;

  public Cleanup(PrintStream out) {
    this.out = out;
  }

  /// Adds something that `remove` removes. After the end, perhaps with Ctrl-C, it is removed at once.
  public synchronized void add(String what, Runnable remove) {
    steps.push(new Step(what, remove));
    if (closed) {
      close();
    }
  }

  /// Forgets everything, so that nothing is removed.
  public synchronized void keep() {
    steps.forEach(each -> out.println("kept: " + each.what));
    steps.clear();
  }

  /// Removes everything once.
  @Override
  public synchronized void close() {
    closed = true;
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.remove.run();
      } catch (RuntimeException e) {
        out.println("could not remove " + step.what + ": " + e.getMessage());
      }
    }
  }
}
