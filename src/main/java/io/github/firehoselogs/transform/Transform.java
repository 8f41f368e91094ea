package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.Utf8Builder;

/// Turns a log event into the bytes that the destination receives. One instance transforms all
/// events of a route, on several threads at once. [UserTransform] calls a user's class.
@FunctionalInterface
public interface Transform {
  /// Appends the output for `logEvent` to `output`, as UTF-8 that ends in a line feed, and returns
  /// true. If it appends nothing, the event is left out.
  ///
  /// Returns false if the message has another format. The caller then truncates `output` and
  /// applies the setting `UNMATCHED`. If this method throws, only the record of this event fails.
  boolean transform(LogEventView logEvent, Utf8Builder output);

  /// Returns whether `{field.NAME}` of a partition key reads the fields of the line that this
  /// transform writes. If not, because it passes on the whole message, only those of a JSON message
  /// are read.
  default boolean parsesFields() {
    return true;
  }

  /// Returns the offset of the object that fields are added to, in the line that this transform has
  /// written at `from` in `output`: that of the line, unless the destination has a place for them.
  default int objectForAddedFields(Utf8Builder output, int from) {
    return from;
  }

  /// Returns whether the [object][#objectForAddedFields] that fields are added to may have a field
  /// `name` that this transform names itself.
  default boolean writesBesideAdded(String name) {
    return schema().has(name);
  }

  /// Returns whether every output is one JSON object on one line.
  default boolean writesJsonLines() {
    return true;
  }

  /// Returns the fields of the lines that are delivered: those that this transform names itself,
  /// and the field of an unmatched line. By default, the message decides about all others.
  default Schema schema() {
    return Schema.atLeast(Schema.UNMATCHED);
  }
}
