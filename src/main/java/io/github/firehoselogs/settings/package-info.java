/// Reads the environment variables into one immutable record, and reports all invalid ones at once.
/// The entry point is [Settings][io.github.firehoselogs.settings.Settings].
@NullMarked
package io.github.firehoselogs.settings;

import org.jspecify.annotations.NullMarked;
