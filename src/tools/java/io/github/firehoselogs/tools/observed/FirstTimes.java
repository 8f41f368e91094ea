package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.api.LogEvent;
import java.util.HashMap;
import java.util.Map;

/// Tells log events that are seen for the first time from those that were put back and come again.
///
/// The ids of a local log stream end in numbers that grow, and its events are first seen in their
/// order. So one number for each stream is enough.
final class FirstTimes {
  /// The digits of an id that can be different within a log stream.
  private static final int NUMBER_DIGITS = 18;

  private final Map<String, Long> lastNumbers = new HashMap<>();

  /// Returns whether `logEvent` has not been seen before.
  boolean isFirst(LogEvent logEvent) {
    String id = logEvent.id();
    long number = Long.parseLong(id.substring(Math.max(0, id.length() - NUMBER_DIGITS)));
    String source = logEvent.logStream();
    if (number <= lastNumbers.getOrDefault(source, 0L)) {
      return false;
    }
    lastNumbers.put(source, number);
    return true;
  }
}
