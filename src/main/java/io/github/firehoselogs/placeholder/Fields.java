package io.github.firehoselogs.placeholder;

import java.util.Optional;

/// The fields of one message.
@FunctionalInterface
public interface Fields {
  /// Returns the text of the field `name`, empty if there is no such field.
  Optional<String> field(String name);
}
