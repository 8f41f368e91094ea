package io.github.firehoselogs.opensearch.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// Authorizes requests. Thread-safe.
interface Authorization {
  /// Returns the headers for a POST of `body[0, length)` to `uri`: those given, and those that
  /// authorize the request.
  Map<String, List<String>> headers(
      URI uri, Map<String, List<String>> headers, byte[] body, int length);

  /// Forgets what the service did not accept; returns whether another request may be accepted.
  boolean renew();
}
