package io.github.firehoselogs.tools.simulation;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Runs many simulations and prints what they came to. Takes the system properties `seeds`, how
/// many; `from`, the first one; `events`, the log events of each. Exits with 1 where the function
/// did not keep its promises.
final class Simulate {
  private static final int DEFAULT_SEEDS = 1_000;
  private static final int DEFAULT_EVENTS = 10_000;

  private final PrintStream out;
  private final boolean terminal;
  private final Totals totals = new Totals();
  private boolean good = true;

  private Simulate(PrintStream out) {
    this.out = out;
    // JDK 25 has no console at all where there is no terminal.
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  public static void main(String[] args) throws InterruptedException {
    // With a single carrier, on which virtual threads take turns, a seed gives the same run always.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    Simulate simulate = new Simulate(System.out);
    Thread.ofVirtual().start(simulate::runAll).join();
    System.exit(simulate.good ? 0 : 1);
  }

  private void runAll() {
    good = false;
    boolean allGood = true;
    int seeds = number("seeds", DEFAULT_SEEDS);
    int from = number("from", 1);
    int events = number("events", DEFAULT_EVENTS);
    for (int i = 0; i < seeds; i++) {
      Verdict verdict = StreamSimulation.run(from + i, events);
      totals.add(verdict);
      if (!verdict.isGood()) {
        allGood = false;
        out.println(clear() + verdict.complaint());
      }
      showProgress(i + 1, seeds);
    }
    out.print(clear());
    totals.print(out);
    good = allGood;
  }

  private static int number(String property, int otherwise) {
    String text = System.getProperty(property, "");
    return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
  }

  private void showProgress(int done, int seeds) {
    if (terminal) {
      out.printf(
          Locale.ROOT, "%s%,d of %,d runs, %,d log events", clear(), done, seeds, totals.events());
      out.flush();
    }
  }

  /// Returns what clears the line of progress (ECMA-48), if there is one.
  private String clear() {
    return terminal ? "\r\u001b[2K" : "";
  }
}
