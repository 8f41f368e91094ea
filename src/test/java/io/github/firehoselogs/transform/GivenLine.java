package io.github.firehoselogs.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.cloudwatch.UnreadableEnvelopeException;
import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.text.Utf8Builder;

/// One log event through one transform.
final class GivenLine {
  static final String UNMATCHED = "unmatched";

  private GivenLine() {}

  /// Returns what `transform` makes of an event with `message`, or [#UNMATCHED].
  static String transformed(LogEventTransform transform, String message) {
    return transformed(transform, GivenEnvelope.of(message));
  }

  /// Returns what `transform` makes of the first event of `envelope`, or [#UNMATCHED].
  static String transformed(LogEventTransform transform, GivenEnvelope envelope) {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 24)) {
      Utf8Builder output = new Utf8Builder(16);
      boolean matched =
          transform.transform(
              decoder.decode(EnvelopeBytes.of(envelope.json().getBytes(UTF_8))).at(0), output);
      return matched ? output.toString() : UNMATCHED;
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
  }
}
