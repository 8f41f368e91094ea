package io.github.firehoselogs.tools.accept.traffic;

import java.util.Map;

/// What the deployed settings make of a log event.
public sealed interface Expected {
  /// It is delivered, with these partition keys.
  record Delivered(Map<String, String> partitionKeys) implements Expected {}

  /// It is not delivered, by the settings.
  record Excluded() implements Expected {}

  /// Its whole record would fail, by the settings: it is not sent.
  record Failing() implements Expected {}
}
