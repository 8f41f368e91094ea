package io.github.firehoselogs.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One log event with the fields of its envelope. In the message, the extracted fields and the names
/// of log group and stream, the secrets that `REDACT` names have already been replaced.
public interface LogEvent {
  /// Returns the message. An unpaired surrogate in it is U+FFFD.
  String message();

  /// Returns the time of the event in milliseconds since 1970, empty if the event has no time.
  OptionalLong timestamp();

  /// Returns the id of the event, 56 digits in CloudWatch Logs, or `""` if the event has no id.
  String id();

  /// Returns the account that owns the log group, or `""` if the envelope does not name it.
  String owner();

  /// Returns the log group, or `""` if the envelope does not name it.
  String logGroup();

  /// Returns the log stream, or `""` if the envelope does not name it.
  String logStream();

  /// Returns the names of the subscription filters that sent the event.
  List<String> subscriptionFilters();

  /// Returns the value of the extracted field `name`, such as `@aws.account`: the text of a string,
  /// or a number, `true` or `false` as JSON text. Empty if there is no such field, or if it is
  /// `null`, an object or an array.
  Optional<String> extractedField(String name);

  /// Returns the value of the field `name` of a message that is a JSON object, in the same form as
  /// [#extractedField]. Empty if the message is not a JSON object.
  Optional<String> messageField(String name);
}
