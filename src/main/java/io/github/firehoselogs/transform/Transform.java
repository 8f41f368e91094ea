package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.Utf8Builder;

/// Turns one log event into what the destination receives, as bytes. One object serves all events,
/// on several threads at once. [OwnTransform] is the one that calls a user's class.
@FunctionalInterface
public interface Transform {
  /// Appends the output for `logEvent` to `output`, as UTF-8 with the line feed that ends it, and
  /// returns true. If it appends nothing, the event is left out.
  ///
  /// Returns false if the message has another format; the caller then removes what was appended,
  /// and `UNMATCHED` decides. Whatever it throws makes the record `ProcessingFailed`, and that
  /// record alone.
  boolean transform(LogEventView logEvent, Utf8Builder output);
}
