/// Templates with placeholders for the fields of a log event and its envelope.
@NullMarked
package io.github.firehoselogs.placeholder;

import org.jspecify.annotations.NullMarked;
