/// JSON as UTF-8 bytes: a scanner, strings that are read and written without an intermediate
/// `String`, fields looked up on demand, and a writer of one-line objects. This package uses no
/// other package of the project.
@NullMarked
package io.github.firehoselogs.json;

import org.jspecify.annotations.NullMarked;
