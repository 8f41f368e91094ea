/// What the function says of itself: lines of JSON in its log.
@NullMarked
package io.github.firehoselogs.report;

import org.jspecify.annotations.NullMarked;
