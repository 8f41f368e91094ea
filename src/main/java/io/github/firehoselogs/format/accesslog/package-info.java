/// `access-log`: the common and combined format of Apache and nginx.
/// [AccessLog][io.github.firehoselogs.format.accesslog.AccessLog] is the door.
@NullMarked
package io.github.firehoselogs.format.accesslog;

import org.jspecify.annotations.NullMarked;
