package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.delivery.IndexRotation;
import java.net.URI;
import java.util.Optional;

/// The two pipelines, and what each of them can be told.
public sealed interface Destination {
  /// Objects in a bucket. `prefix` is empty if the one in the template holds; without `gzip` the
  /// objects are left readable.
  record S3(Optional<String> prefix, boolean gzip) implements Destination {}

  /// Documents in an index, which are sent to `node` if there is one.
  record OpenSearch(String index, IndexRotation rotation, Optional<URI> node)
      implements Destination {}
}
