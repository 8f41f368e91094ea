/// Fuzz tests: a fuzzer generates input for the function and observes which branches each input
/// takes: `mvn -Pfuzz test -Dfuzz=EnvelopeFuzzTest -Dfuzz.seconds=600`. Without the profile, each
/// test runs on its seeds, which include every input that ever failed.
@NullMarked
package io.github.firehoselogs.fuzz;

import org.jspecify.annotations.NullMarked;
