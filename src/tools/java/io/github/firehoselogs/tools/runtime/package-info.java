/// Runs the function as Lambda does: in its own JVM, under the real runtime interface client, with
/// small stand-ins for the Runtime API and the streams.
@NullMarked
package io.github.firehoselogs.tools.runtime;

import org.jspecify.annotations.NullMarked;
