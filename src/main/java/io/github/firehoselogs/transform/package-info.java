/// The transforms that ship. [Transforms][io.github.firehoselogs.transform.Transforms] is the
/// table of all of them and the door.
@NullMarked
package io.github.firehoselogs.transform;

import org.jspecify.annotations.NullMarked;
