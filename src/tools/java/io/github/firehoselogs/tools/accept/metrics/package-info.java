/// What AWS counted during an acceptance run.
@NullMarked
package io.github.firehoselogs.tools.accept.metrics;

import org.jspecify.annotations.NullMarked;
