/// Selects the route for the log events of a log group and stream, and applies its steps.
///
/// The entry points are [Routes][io.github.firehoselogs.route.Routes], the table, and
/// [Route][io.github.firehoselogs.route.Route], one row of it.
@NullMarked
package io.github.firehoselogs.route;

import org.jspecify.annotations.NullMarked;
