package io.github.firehoselogs.tools.simulation.scale.measure;

import java.util.Optional;

/// A kind of content in the stream. `keptShare` is the part that the function may deliver at once;
/// it puts the others back as `remainder`, or unchanged if that is empty.
public record Content(String name, Amounts amounts, double keptShare, Optional<Content> remainder) {
  /// Returns the content as which it is put back.
  public Content putBackAs() {
    return remainder.orElse(this);
  }
}
