package io.github.firehoselogs.route;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern;
import java.util.Optional;

/// Decides which messages pass: those that match `include`, if present, and do not match `exclude`.
public record MessageFilter(Optional<LinearPattern> include, Optional<LinearPattern> exclude) {
  /// Accepts every message.
  public static final MessageFilter NONE = new MessageFilter(Optional.empty(), Optional.empty());

  /// Returns whether every message passes.
  public boolean isNone() {
    return include.isEmpty() && exclude.isEmpty();
  }

  /// Returns whether `message` passes.
  public boolean passes(Utf8Builder message) {
    return (include.isEmpty() || include.get().matchesAnywhere(message))
        && (exclude.isEmpty() || !exclude.get().matchesAnywhere(message));
  }
}
