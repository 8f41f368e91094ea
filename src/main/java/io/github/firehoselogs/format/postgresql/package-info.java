/// `postgresql-log`: the log of PostgreSQL on RDS and Aurora.
/// [PostgresqlLog][io.github.firehoselogs.format.postgresql.PostgresqlLog] is the door.
@NullMarked
package io.github.firehoselogs.format.postgresql;

import org.jspecify.annotations.NullMarked;
