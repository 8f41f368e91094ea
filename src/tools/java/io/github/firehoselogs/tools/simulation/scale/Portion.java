package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Content;

/// Some content that has been put back `rounds` times: bytes of log text, and when they arrived on
/// average. `spanMillis` is the time over which they arrived.
record Portion(Content content, int rounds, double text, double originMillis, double spanMillis) {
  /// Returns the part with this share of the text that arrived first.
  Portion first(double share) {
    double origin = originMillis - spanMillis / 2 * (1 - share);
    return new Portion(content, rounds, text * share, origin, spanMillis * share);
  }

  /// Returns the part with this share of the text that arrived last.
  Portion last(double share) {
    double origin = originMillis + spanMillis / 2 * (1 - share);
    return new Portion(content, rounds, text * share, origin, spanMillis * share);
  }

  /// Returns this share of the text, of all that arrived.
  Portion part(double share) {
    return new Portion(content, rounds, text * share, originMillis, spanMillis);
  }

  /// Returns it as the function puts it back.
  Portion putBack() {
    return new Portion(content.putBackAs(), rounds + 1, text, originMillis, spanMillis);
  }

  /// Returns whether it can be merged with `other`.
  boolean isLike(Portion other) {
    return rounds == other.rounds && content.equals(other.content);
  }

  /// Returns both as one.
  Portion plus(Portion other) {
    double both = text + other.text;
    double origin =
        both == 0
            ? originMillis
            : originMillis + (other.originMillis - originMillis) * other.text / both;
    double distance = Math.abs(originMillis - other.originMillis);
    double span =
        Math.max(
            Math.max(spanMillis, other.spanMillis), distance + (spanMillis + other.spanMillis) / 2);
    return new Portion(content, rounds, both, origin, span);
  }

  double streamBytes() {
    return text * content.amounts().streamBytes();
  }
}
