/// Finished documents: what the transform wrote for one log event, in a frame that a stream carries
/// and that this function delivers without transforming it again.
///
/// [DocumentEncoder][io.github.firehoselogs.document.DocumentEncoder] writes frames,
/// [DocumentDecoder][io.github.firehoselogs.document.DocumentDecoder] reads them.
@NullMarked
package io.github.firehoselogs.document;

import org.jspecify.annotations.NullMarked;
