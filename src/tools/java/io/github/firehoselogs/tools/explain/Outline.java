package io.github.firehoselogs.tools.explain;

import io.github.firehoselogs.tools.terminal.VisibleText;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;

/// Indented lines on a terminal. Text of logs is shown, never executed.
record Outline(PrintStream out) {
  private static final int MAX_SHOWN_CHARACTERS = 100;
  private static final int MAX_LINE_CHARACTERS = 1_000;

  /// Prints a line at this depth.
  void line(int depth, String text) {
    out.println("  ".repeat(depth) + VisibleText.shortened(text, MAX_LINE_CHARACTERS));
  }

  /// Prints a name and its value at this depth.
  void field(int depth, String name, String value) {
    line(depth, String.format(Locale.ROOT, "%-27s %s", name, value));
  }

  /// Returns the value of a field for people: a number of milliseconds also as a time.
  static String value(String name, String value) {
    if (!name.endsWith("Timestamp") || !value.matches("[0-9]{1,15}")) {
      return value;
    }
    return value + " = " + Instant.ofEpochMilli(Long.parseLong(value));
  }

  /// Returns `text` in quotes, cut if it is long.
  static String quoted(String text) {
    return '"' + VisibleText.shortened(text, MAX_SHOWN_CHARACTERS) + '"';
  }

  static String bytes(long count) {
    return String.format(Locale.ROOT, "%,d byte%s", count, count == 1 ? "" : "s");
  }

  static String count(long count, String name) {
    return String.format(Locale.ROOT, "%,d %s%s", count, name, count == 1 ? "" : "s");
  }
}
