/// The log events of an acceptance run, and what the deployed settings make of them.
@NullMarked
package io.github.firehoselogs.tools.accept.traffic;

import org.jspecify.annotations.NullMarked;
