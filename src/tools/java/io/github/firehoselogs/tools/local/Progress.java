package io.github.firehoselogs.tools.local;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Shows the progress of a run.
interface Progress {
  /// Updates the numbers.
  void at(long logEvents, long records, long invocations);

  /// Ends the progress, before other output.
  void end();

  /// Returns a progress line on `out` if it is a terminal, or one that shows nothing.
  static Progress onTerminal(PrintStream out) {
    // Without a terminal, JDK 25 has no console at all.
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

  /// One line of a terminal that is overwritten.
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
