package io.github.firehoselogs.api;

/// Turns a log event into the output that the destination receives.
///
/// Implement it in a public class that has a public constructor without parameters. The function
/// creates one instance for each route when it starts, and calls it from several threads at once.
///
/// [#transform] is called once for each log event of an input record that passes `INCLUDE` and
/// `EXCLUDE`. An event that is put back into the stream is transformed again by the invocation that
/// receives it next, except with `EVENTS_PER_RECORD=one`, which puts its output back.
@FunctionalInterface
public interface LogEventTransform {
  /// Appends the output for `logEvent` to `output`, in UTF-8 and with a line feed at the end, and
  /// returns true. If it appends nothing, the event is left out.
  ///
  /// Returns false if the message has another format. The function then removes the appended
  /// output, and the setting `UNMATCHED` applies.
  ///
  /// If it throws, only the record of this event becomes `ProcessingFailed`. Both arguments are
  /// valid only during the call.
  boolean transform(LogEvent logEvent, Output output);
}
