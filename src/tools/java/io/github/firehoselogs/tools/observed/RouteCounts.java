package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.route.Unmatched;
import java.util.List;

/// The log events that a route transformed, each counted once: the logs that it is for, the name of
/// its transform, how it treats unmatched events, and the messages of the first of these.
public record RouteCounts(
    String logs,
    String transform,
    Unmatched mode,
    long matched,
    long unmatched,
    List<String> examples) {
  /// Returns whether no log event took this route.
  public boolean isEmpty() {
    return matched == 0 && unmatched == 0;
  }

  /// Returns the effect of the setting `UNMATCHED` on an unmatched log event.
  public String effect() {
    return switch (mode) {
      case KEEP -> "UNMATCHED=keep: delivered as {\"message\":…}";
      case DROP -> "UNMATCHED=drop: left out";
      case FAIL -> "UNMATCHED=fail: their records failed";
    };
  }
}
