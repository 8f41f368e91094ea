/// Where a document belongs in OpenSearch: the name of its index, and its id.
@NullMarked
package io.github.firehoselogs.opensearch.identity;

import org.jspecify.annotations.NullMarked;
