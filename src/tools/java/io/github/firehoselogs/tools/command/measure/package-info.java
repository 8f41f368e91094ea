/// The commands that measure the function: benchmarks, memory, the first answer, costs.
@NullMarked
package io.github.firehoselogs.tools.command.measure;

import org.jspecify.annotations.NullMarked;
