package io.github.firehoselogs.tools.accept.account;

import java.net.URI;

/// Where a stack delivers logs.
public sealed interface Place {
  /// A bucket; the stream's prefix may have expressions.
  record Bucket(String name, String prefix) implements Place {}

  /// Indexes of a domain (`es`) or a collection (`aoss`).
  record Index(URI endpoint, String service, String pattern, String secretArn) implements Place {}

  /// A place that this tool cannot read, and why.
  record Unreadable(String reason) implements Place {}
}
