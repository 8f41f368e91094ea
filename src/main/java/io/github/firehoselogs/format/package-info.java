/// The foundation of all log formats. Each format implements
/// [LogFormat][io.github.firehoselogs.format.LogFormat], reads a message with a
/// [Cursor][io.github.firehoselogs.format.Cursor], and recognizes numbers, times and addresses with
/// the classes of this package. Each format has its own subpackage.
@NullMarked
package io.github.firehoselogs.format;

import org.jspecify.annotations.NullMarked;
