package io.github.firehoselogs.tools.local;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Tells how far a run is.
interface Progress {
  /// Takes how much there was so far.
  void at(long logEvents, long records, long invocations);

  /// The run is over: what comes next is not progress.
  void end();

  /// Shows itself on `out` where that is a terminal, else nowhere.
  static Progress onTerminal(PrintStream out) {
    // JDK 25 has no console at all where there is no terminal.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return terminal ? new Line(out) : new None();
  }

  /// Shows nothing.
  record None() implements Progress {
    @Override
    public void at(long logEvents, long records, long invocations) {
      // Nothing is shown.
    }

    @Override
    public void end() {
      // Nothing was shown.
    }
  }

  /// One line of a terminal, written over again.
  record Line(PrintStream out) implements Progress {
    /// ECMA-48: clears the line of the cursor.
    private static final String CLEAR = "\r\u001b[2K";

    @Override
    public void at(long logEvents, long records, long invocations) {
      out.printf(
          Locale.ROOT,
          "%s%,d log events, %,d records, %,d invocations",
          CLEAR,
          logEvents,
          records,
          invocations);
      out.flush();
    }

    @Override
    public void end() {
      out.print(CLEAR);
      out.flush();
    }
  }
}
