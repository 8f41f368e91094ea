/// The format `access-log`: the common and combined log format of Apache and nginx. The entry point
/// is [AccessLog][io.github.firehoselogs.format.accesslog.AccessLog].
@NullMarked
package io.github.firehoselogs.format.accesslog;

import org.jspecify.annotations.NullMarked;
