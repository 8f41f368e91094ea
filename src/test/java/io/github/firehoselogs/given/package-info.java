/// Readable builders for the input of tests, such as events and envelopes.
@NullMarked
package io.github.firehoselogs.given;

import org.jspecify.annotations.NullMarked;
