package io.github.firehoselogs.tools.accept.traffic;

import java.util.Locale;

/// The kinds of log events in a run.
public enum Shape {
  /// A line of text.
  TEXT(1_000),
  /// An object of JSON.
  JSON(1_000),
  /// A line in the format that the transform reads.
  FORMAT(500),
  /// Nothing but the marker: CloudWatch Logs refuses an empty message.
  SHORTEST(100),
  /// 250 KB.
  LARGE(4),
  /// A line of text from the last two hours.
  SPREAD(600),
  /// 200 KB that repeat, so that one Lambda buffer inflates beyond a response.
  BURST(40),
  /// A secret that a preset of `REDACT` finds; one event for each preset.
  SECRET(0);

  /// The sum of the numbers above.
  private static final int ALL = 3_244;

  private final int count;

  Shape(int count) {
    this.count = count;
  }

  /// Returns how many of about `events` log events have this shape, at least one.
  int countOf(int events) {
    return this == SECRET ? 0 : Math.max(1, (int) ((long) count * events / ALL));
  }

  /// Returns the name of the log stream for it.
  String logStream() {
    return switch (this) {
      case SPREAD -> "spread";
      case BURST -> "burst";
      case TEXT, JSON, FORMAT, SHORTEST, LARGE, SECRET -> "recent";
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
