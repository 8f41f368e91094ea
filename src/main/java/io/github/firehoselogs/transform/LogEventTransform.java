package io.github.firehoselogs.transform;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.text.Utf8Builder;

/// Turns one log event into what the destination receives. One object serves all events, on several
/// threads at once.
@FunctionalInterface
public interface LogEventTransform {
  /// Appends the output for `logEvent` to `output`, as UTF-8 with the line break that ends it.
  /// Appending nothing leaves the event out. Only the end of `output` is yours.
  ///
  /// Whatever this throws makes the record `ProcessingFailed`, and that record alone.
  void transform(LogEvent logEvent, Utf8Builder output);
}
