package io.github.firehoselogs.api;

/// Turns one log event into what the destination receives.
///
/// Implement it in a public class with a public constructor without parameters. The function makes
/// one object of it for each route at its start, and calls that object from several threads at
/// once.
///
/// [#transform] is called once for each log event of an input record that passes `INCLUDE` and
/// `EXCLUDE`. An event that is put back into the stream is transformed again by the invocation that
/// receives it next.
@FunctionalInterface
public interface LogEventTransform {
  /// Appends the output for `logEvent` to `output`, in UTF-8 and with the line feed that ends it,
  /// and returns true. If it appends nothing, the event is left out.
  ///
  /// Returns false if the message has another format. The function then removes what was appended,
  /// and the setting `UNMATCHED` decides.
  ///
  /// If it throws, the record of this event becomes `ProcessingFailed`, and no other record does.
  /// Both arguments are valid during the call only.
  boolean transform(LogEvent logEvent, Output output);
}
