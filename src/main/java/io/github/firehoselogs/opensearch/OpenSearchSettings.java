package io.github.firehoselogs.opensearch;

import java.net.URI;

/// The domain or collection that documents are indexed in. `docs/settings.md` describes each
/// variable.
///
/// `endpoint` has a scheme, a host and perhaps a port. An empty `pipeline` means no ingest pipeline,
/// and an empty `secretArn` that requests are signed with the role of the function. `bulkBytes` is
/// 100,000 to 10,000,000. With `archive`, the response contains the documents that were indexed.
public record OpenSearchSettings(
    URI endpoint,
    Service service,
    String region,
    String pipeline,
    int bulkBytes,
    boolean ids,
    String secretArn,
    boolean archive) {
  /// The kind of service. Its name in lower case is the service name in a signature.
  public enum Service {
    /// A domain of Amazon OpenSearch Service.
    ES,
    /// A collection of Amazon OpenSearch Serverless.
    AOSS
  }
}
