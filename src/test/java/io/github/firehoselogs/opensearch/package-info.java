/// From log events to documents: what the function delivers, sent to a real OpenSearch node as
/// Firehose sends it, and looked for there.
@NullMarked
package io.github.firehoselogs.opensearch;

import org.jspecify.annotations.NullMarked;
