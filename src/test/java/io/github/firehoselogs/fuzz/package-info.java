/// What the function reads, made up by a fuzzer: `mvn -Pfuzz test -Dfuzz=EnvelopeFuzzTest
/// -Dfuzz.seconds=600`. Without the profile each test runs on its seeds, and on what was ever
/// found: the files in `src/test/resources` under the name of the test.
@NullMarked
package io.github.firehoselogs.fuzz;

import org.jspecify.annotations.NullMarked;
