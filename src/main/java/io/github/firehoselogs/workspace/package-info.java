/// The buffers in which invocations read and transform records, kept from one to the next.
@NullMarked
package io.github.firehoselogs.workspace;

import org.jspecify.annotations.NullMarked;
