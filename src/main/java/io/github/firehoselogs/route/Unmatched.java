package io.github.firehoselogs.route;

/// How to treat an event whose message does not match the transform.
public enum Unmatched {
  /// Deliver it as `{"message": …}`.
  KEEP,
  /// Leave it out.
  DROP,
  /// Fail its record.
  FAIL
}
