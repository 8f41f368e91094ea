/// The files of a run: the output folder, and the files beside it.
@NullMarked
package io.github.firehoselogs.tools.output;

import org.jspecify.annotations.NullMarked;
