package io.github.firehoselogs.opensearch;

import java.time.Duration;

/// A connection to the domain or collection. Thread-safe.
public interface SearchConnection {
  /// Sends `body[0, length)`, JSON lines, to `pathAndQuery` and returns the answer, whatever its
  /// status. Throws [java.io.UncheckedIOException] if there was no complete answer within `timeout`.
  SearchAnswer post(String pathAndQuery, byte[] body, int length, Duration timeout);
}
