/// From one log event to what the destination receives: the interface, and the transforms that
/// ship.
@NullMarked
package io.github.firehoselogs.transform;

import org.jspecify.annotations.NullMarked;
