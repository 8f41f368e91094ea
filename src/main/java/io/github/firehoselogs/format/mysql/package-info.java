/// `mysql-general-log`, `mysql-slow-log` and `mysql-error-log`: the logs of MySQL, MariaDB and
/// Aurora. The three classes of the same names are the doors.
@NullMarked
package io.github.firehoselogs.format.mysql;

import org.jspecify.annotations.NullMarked;
