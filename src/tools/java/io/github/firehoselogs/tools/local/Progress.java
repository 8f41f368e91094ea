package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.terminal.VisibleText;
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

  /// Shows a problem, in one line, after which the run goes on.
  void problem(String line);

  /// Shows lines that have been delivered.
  void output(String lines);

  /// Returns a progress that shows its numbers only if `out` is a terminal.
  static Progress on(PrintStream out, PrintStream err) {
    // Without a terminal, JDK 25 has no console at all.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Shown(out, err, terminal);
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

    @Override
    public void problem(String line) {
      // Nothing is shown.
    }

    @Override
    public void output(String lines) {
      // Nothing is shown.
    }
  }

  /// Problems and delivered lines, and on a terminal one line with the numbers that is overwritten.
  record Shown(PrintStream out, PrintStream err, boolean terminal) implements Progress {
    /// ECMA-48: clears the line of the cursor.
    private static final String CLEAR = "\r\u001b[2K";

    @Override
    public void at(long logEvents, long records, long invocations) {
      if (terminal) {
        out.printf(
            Locale.ROOT,
            "%s%,d log events, %,d records, %,d invocations",
            CLEAR,
            logEvents,
            records,
            invocations);
        out.flush();
      }
    }

    @Override
    public void end() {
      if (terminal) {
        out.print(CLEAR);
      }
      out.flush();
    }

    @Override
    public void problem(String line) {
      end();
      err.println(VisibleText.of(line));
    }

    @Override
    public void output(String lines) {
      end();
      out.print(VisibleText.lines(lines));
      out.flush();
    }
  }
}
