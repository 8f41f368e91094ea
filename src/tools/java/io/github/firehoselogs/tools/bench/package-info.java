/// The speed of the function: JMH benchmarks of the whole and of its steps, their input, and the
/// program that runs them ([Benchmarks][io.github.firehoselogs.tools.bench.Benchmarks]).
///
/// Compare every figure with the floor of the same run.
@NullMarked
package io.github.firehoselogs.tools.bench;

import org.jspecify.annotations.NullMarked;
