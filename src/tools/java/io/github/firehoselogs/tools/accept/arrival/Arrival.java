package io.github.firehoselogs.tools.accept.arrival;

import java.time.Instant;

/// A log event that was found: its number, the object or document, the place in it, and when that was
/// written. `line` is what was delivered, unless it is long.
public record Arrival(int number, String where, int place, Instant at, String line) {
  private static final int MAX_LINE = 4_000;

  static Arrival of(int number, String where, int place, Instant at, String line) {
    return new Arrival(number, where, place, at, line.length() > MAX_LINE ? "" : line);
  }
}
