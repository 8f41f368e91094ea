/// Decides which JSON objects OpenSearch's dynamic mapping accepts. The entry point is
/// [IndexableJson][io.github.firehoselogs.mapping.IndexableJson].
@NullMarked
package io.github.firehoselogs.mapping;

import org.jspecify.annotations.NullMarked;
