package io.github.firehoselogs.tools.redrive;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Shows the progress of a run: a bar that is overwritten on a terminal, else a line now and then.
final class RedriveProgress {
  /// ECMA-48: clears the line of the cursor.
  private static final String CLEAR = "\r\u001b[2K";

  private static final int BAR_WIDTH = 20;
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration IN_FILE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final InstantSource clock;
  private final boolean terminal;
  private final long totalObjects;
  private final Instant started;
  private Instant shown;

  RedriveProgress(PrintStream out, InstantSource clock, boolean terminal, long totalObjects) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
    this.totalObjects = totalObjects;
    this.started = clock.instant();
    this.shown = started;
  }

  /// Returns whether `out`, the standard output, is a terminal.
  static boolean isTerminal() {
    // Without a terminal, JDK 25 has no console at all.
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Updates the numbers, unless they were shown a moment ago.
  void at(RedriveReport report) {
    Instant now = clock.instant();
    if (Duration.between(shown, now).compareTo(terminal ? ON_TERMINAL : IN_FILE) < 0) {
      return;
    }
    shown = now;
    String text = text(report, Duration.between(started, now));
    if (terminal) {
      out.print(CLEAR + text);
      out.flush();
    } else {
      out.println(text);
    }
  }

  private String text(RedriveReport report, Duration time) {
    long done = Math.min(report.objects(), totalObjects);
    int filled = totalObjects == 0 ? BAR_WIDTH : (int) (BAR_WIDTH * done / totalObjects);
    return String.format(
        Locale.ROOT,
        "[%s%s] %,d of %,d objects, %,d records put back, %,d a second",
        "#".repeat(filled),
        "-".repeat(BAR_WIDTH - filled),
        report.objects(),
        totalObjects,
        report.putBack(),
        report.putBack() * 1000 / Math.max(1, time.toMillis()));
  }

  /// Prints a line above the bar.
  void say(String line) {
    end();
    out.println(line);
  }

  /// Ends the progress, before other output.
  void end() {
    if (terminal) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
