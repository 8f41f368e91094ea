package io.github.firehoselogs.route;

/// What a route made of one log event.
public enum Passage {
  /// What its transform appended.
  TRANSFORMED,
  /// Nothing: `INCLUDE` or `EXCLUDE` left it out.
  FILTERED,
  /// Its message as it is: the transform did not know it.
  UNMATCHED_KEPT,
  /// Nothing: the transform did not know it.
  UNMATCHED_DROPPED,
  /// Nothing, and its record is to fail: the transform did not know it.
  UNMATCHED_FAILED
}
