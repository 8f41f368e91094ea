/// Decides which part of a record stays in this response and which part is put back. Everything
/// here is arithmetic on sizes; nothing is written or sent.
@NullMarked
package io.github.firehoselogs.fit;

import org.jspecify.annotations.NullMarked;
