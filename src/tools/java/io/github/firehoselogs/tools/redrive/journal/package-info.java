/// The journal of a redrive: which records a stream has taken, so that none is put back twice.
@NullMarked
package io.github.firehoselogs.tools.redrive.journal;

import org.jspecify.annotations.NullMarked;
