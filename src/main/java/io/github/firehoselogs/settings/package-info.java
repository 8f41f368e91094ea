/// Reads the environment variables into one immutable record, and reports every mistake at once.
@NullMarked
package io.github.firehoselogs.settings;

import org.jspecify.annotations.NullMarked;
