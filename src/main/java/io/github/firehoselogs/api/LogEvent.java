package io.github.firehoselogs.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One log event and the envelope that it came in. Secrets that `REDACT` names are already replaced
/// in the message and in the extracted fields.
public interface LogEvent {
  /// Returns the message. An unpaired surrogate in it is U+FFFD.
  String message();

  /// Returns the time of the event in milliseconds since 1970, empty if it has none.
  OptionalLong timestamp();

  /// Returns the id of the event, 56 digits in CloudWatch Logs, `""` if it has none.
  String id();

  /// Returns the account that owns the log group, `""` if the envelope has none.
  String owner();

  /// Returns the log group, `""` if the envelope has none.
  String logGroup();

  /// Returns the log stream, `""` if the envelope has none.
  String logStream();

  /// Returns the names of the subscription filters that sent the event.
  List<String> subscriptionFilters();

  /// Returns the value of the extracted field `name`, such as `@aws.account`: the text of a string,
  /// or a number, `true` or `false` as JSON text. Empty if there is no such field, or if it is
  /// `null`, an object or an array.
  Optional<String> extractedField(String name);

  /// Returns the value of the field `name` of a message that is a JSON object, like
  /// [#extractedField]. Empty if the message is none.
  Optional<String> messageField(String name);
}
