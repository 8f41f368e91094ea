package io.github.firehoselogs.tools.simulation;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Runs many simulations and prints their totals.
public final class Simulate {
  private final Runs runs;
  private final PrintStream out;
  private final boolean terminal;
  private final Totals totals = new Totals();
  private boolean good;

  /// The simulations to run: `seeds` of them, the first with the seed `from`, each with `events` log
  /// events.
  public record Runs(int seeds, int from, int events) {}

  private Simulate(Runs runs, PrintStream out) {
    this.runs = runs;
    this.out = out;
    // Without a terminal, JDK 25 has no console at all.
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Runs the simulations and prints to `out`. Returns whether the function kept its promises in all
  /// of them.
  ///
  /// Call it before the JVM starts its first virtual thread: only with a single carrier thread does
  /// a seed always give the same run.
  public static boolean run(Runs runs, PrintStream out) throws InterruptedException {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    Simulate simulate = new Simulate(runs, out);
    Thread.ofVirtual().start(simulate::runAll).join();
    return simulate.good;
  }

  private void runAll() {
    boolean allGood = true;
    for (int i = 0; i < runs.seeds; i++) {
      Verdict verdict = StreamSimulation.run(runs.from + i, runs.events);
      totals.add(verdict);
      if (!verdict.isGood()) {
        allGood = false;
        out.println(clear() + verdict.complaint());
      }
      showProgress(i + 1);
    }
    out.print(clear());
    totals.print(out);
    // Only here: an exception above leaves it false.
    good = allGood;
  }

  private void showProgress(int done) {
    if (terminal) {
      out.printf(
          Locale.ROOT,
          "%s%,d of %,d runs, %,d log events",
          clear(),
          done,
          runs.seeds,
          totals.events());
      out.flush();
    }
  }

  /// Returns the ECMA-48 sequence that clears the progress line, or nothing without a terminal.
  private String clear() {
    return terminal ? "\r\u001b[2K" : "";
  }
}
