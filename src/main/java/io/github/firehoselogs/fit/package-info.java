/// Decides which part of a record stays in this response and which part is put back. This package
/// only computes sizes; it writes and sends nothing.
@NullMarked
package io.github.firehoselogs.fit;

import org.jspecify.annotations.NullMarked;
