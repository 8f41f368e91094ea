package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonLine;

/// Reads one log format: splits a message into fields. One instance reads all messages, on several
/// threads at once.
public interface LogFormat {
  /// Reads `message` and adds its fields to `fields`, always in the same order. Returns whether the
  /// message has this format. If not, the caller discards the fields that were added.
  boolean read(Cursor message, JsonLine fields);

  /// Returns the fields that [#read] adds, in their order.
  Schema schema();
}
