/// Text on a terminal.
@NullMarked
package io.github.firehoselogs.tools.terminal;

import org.jspecify.annotations.NullMarked;
