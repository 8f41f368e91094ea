/// The format `postgresql-log`: the log of PostgreSQL on RDS and Aurora. The entry point is
/// [PostgresqlLog][io.github.firehoselogs.format.postgresql.PostgresqlLog].
@NullMarked
package io.github.firehoselogs.format.postgresql;

import org.jspecify.annotations.NullMarked;
