/// Chooses the Apache Iceberg table of a log event.
@NullMarked
package io.github.firehoselogs.iceberg;

import org.jspecify.annotations.NullMarked;
