package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEvent;
import io.github.firehoselogs.json.Utf8Builder;

/// Turns one log event into what the destination receives. One object serves all events, on several
/// threads at once. A class of your own has a public constructor without parameters.
@FunctionalInterface
public interface LogEventTransform {
  /// Appends the output for `logEvent` to `output`, as UTF-8 with the line feed that ends it, and
  /// returns true; appending nothing leaves the event out. Only the end of `output` is yours.
  ///
  /// Returns false if the message is of another format. What was appended is then
  /// taken back, and `UNMATCHED` decides.
  ///
  /// Whatever this throws makes the record `ProcessingFailed`, and that record alone.
  boolean transform(LogEvent logEvent, Utf8Builder output);
}
