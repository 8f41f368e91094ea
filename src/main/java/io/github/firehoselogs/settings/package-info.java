/// Environment variables into one immutable record, with every mistake named at once.
@NullMarked
package io.github.firehoselogs.settings;

import org.jspecify.annotations.NullMarked;
