/// The built-in transforms, and the adapter for users' transforms. The entry point is
/// [Transforms][io.github.firehoselogs.transform.Transforms].
@NullMarked
package io.github.firehoselogs.transform;

import org.jspecify.annotations.NullMarked;
