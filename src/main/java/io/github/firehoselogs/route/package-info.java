/// What becomes of the log events of one log group and stream: which route they take, and the steps
/// on it.
///
/// The doors are [Routes][io.github.firehoselogs.route.Routes], the table, and
/// [Route][io.github.firehoselogs.route.Route], one row of it.
@NullMarked
package io.github.firehoselogs.route;

import org.jspecify.annotations.NullMarked;
