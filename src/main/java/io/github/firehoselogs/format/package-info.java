/// What all log formats share: [LogFormat][io.github.firehoselogs.format.LogFormat] is implemented
/// by each, [Cursor][io.github.firehoselogs.format.Cursor] moves through a message, and numbers,
/// times and addresses are read the same way everywhere. Each format has a package of its own
/// below this one.
@NullMarked
package io.github.firehoselogs.format;

import org.jspecify.annotations.NullMarked;
