package io.github.firehoselogs.tools.accept.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A log event of a run. `secret` must not be delivered; it is empty for most events.
public record TestEvent(
    int number, Shape shape, String logStream, long timestamp, String message, String secret) {
  /// Returns the size of the message in bytes.
  public int bytes() {
    return message.getBytes(UTF_8).length;
  }
}
