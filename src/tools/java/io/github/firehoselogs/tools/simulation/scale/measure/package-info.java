/// What arrives in each pipeline, in amounts for each byte of log text, measured with the real
/// function.
@NullMarked
package io.github.firehoselogs.tools.simulation.scale.measure;

import org.jspecify.annotations.NullMarked;
