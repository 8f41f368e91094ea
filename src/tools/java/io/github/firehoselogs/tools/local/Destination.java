package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.delivery.IndexRotation;
import java.net.URI;
import java.util.Optional;

/// The pipelines and their options.
public sealed interface Destination {
  /// Objects in a bucket. `prefix` is empty for the one in the template; without `gzip` the objects
  /// are readable text.
  record S3(Optional<String> prefix, boolean gzip) implements Destination {}

  /// Documents in an index, which are sent to `node` if there is one.
  record OpenSearch(String index, IndexRotation rotation, Optional<URI> node)
      implements Destination {}

  /// Documents that the function itself indexes in `node`, or at the endpoint of its settings if
  /// that is empty. `archive` is for the records that it delivers with `ARCHIVE=true`.
  record OpenSearchDirect(Optional<URI> node, S3 archive) implements Destination {}
}
