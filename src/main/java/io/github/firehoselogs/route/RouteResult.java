package io.github.firehoselogs.route;

/// The result of a route for one log event.
public enum RouteResult {
  /// The transform appended its output.
  TRANSFORMED,
  /// Nothing was appended: `INCLUDE` or `EXCLUDE` filtered the event out.
  FILTERED,
  /// The event does not match the transform; its message was appended unchanged.
  UNMATCHED_KEPT,
  /// The event does not match the transform; nothing was appended.
  UNMATCHED_DROPPED,
  /// The event does not match the transform; nothing was appended, and its record must fail.
  UNMATCHED_FAILED
}
