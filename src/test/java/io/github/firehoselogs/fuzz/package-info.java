/// What the function reads, made up by a fuzzer that watches which branches each input takes:
/// `mvn -Pfuzz test -Dfuzz=EnvelopeFuzzTest -Dfuzz.seconds=600`. Without the profile each test runs
/// on its seeds, to which what was ever found belongs.
@NullMarked
package io.github.firehoselogs.fuzz;

import org.jspecify.annotations.NullMarked;
