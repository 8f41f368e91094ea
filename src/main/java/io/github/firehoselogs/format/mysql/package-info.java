/// The formats `mysql-general-log`, `mysql-slow-log` and `mysql-error-log`: the logs of MySQL,
/// MariaDB and Aurora. The entry points are the three classes of the same names.
@NullMarked
package io.github.firehoselogs.format.mysql;

import org.jspecify.annotations.NullMarked;
