/// Packs a user's transforms as a Lambda layer.
@NullMarked
package io.github.firehoselogs.tools.layer;

import org.jspecify.annotations.NullMarked;
