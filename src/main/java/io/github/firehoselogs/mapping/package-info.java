/// Which JSON objects OpenSearch's dynamic mapping accepts.
/// [IndexableJson][io.github.firehoselogs.mapping.IndexableJson] is the door.
@NullMarked
package io.github.firehoselogs.mapping;

import org.jspecify.annotations.NullMarked;
