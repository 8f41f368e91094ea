package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonLine;

/// A log format that ships: reads one message, field by field. One object serves all events, on
/// several threads at once.
@FunctionalInterface
public interface LogFormat {
  /// Reads `message` and adds its fields to `fields`, always in the same order. Returns whether it
  /// is of this format; what was added before the contrary turned out is thrown away.
  boolean read(Cursor message, JsonLine fields);
}
