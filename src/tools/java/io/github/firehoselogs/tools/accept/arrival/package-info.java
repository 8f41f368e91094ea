/// Finds the log events of an acceptance run in the bucket or the index, and under the error prefix.
@NullMarked
package io.github.firehoselogs.tools.accept.arrival;

import org.jspecify.annotations.NullMarked;
