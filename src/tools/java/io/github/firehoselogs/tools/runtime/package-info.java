/// The function as Lambda runs it: in a JVM of its own, under the real runtime interface client,
/// against a small Runtime API and small streams.
@NullMarked
package io.github.firehoselogs.tools.runtime;

import org.jspecify.annotations.NullMarked;
