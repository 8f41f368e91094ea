package io.github.firehoselogs.route;

/// What becomes of an event whose message the transform does not know.
public enum Unmatched {
  /// It is delivered as `{"message": …}`.
  KEEP,
  /// It is left out.
  DROP,
  /// Its record fails.
  FAIL
}
