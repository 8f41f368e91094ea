/// The formats `mysql-general-log`, `mysql-slow-log`, `mysql-error-log` and `mysql-audit-log`: the
/// logs of MySQL, MariaDB and Aurora. The entry points are the four classes of the same names.
@NullMarked
package io.github.firehoselogs.format.mysql;

import org.jspecify.annotations.NullMarked;
