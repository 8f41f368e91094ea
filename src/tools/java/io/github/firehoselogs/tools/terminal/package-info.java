/// Text on a terminal: untrusted text is shown, never executed.
@NullMarked
package io.github.firehoselogs.tools.terminal;

import org.jspecify.annotations.NullMarked;
