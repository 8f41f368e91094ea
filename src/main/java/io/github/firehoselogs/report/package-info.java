/// The function's own log: lines of JSON that are also its metrics.
@NullMarked
package io.github.firehoselogs.report;

import org.jspecify.annotations.NullMarked;
