/// `syslog`: RFC 5424, RFC 3164 and Cisco's variants.
/// [Syslog][io.github.firehoselogs.format.syslog.Syslog] is the door.
@NullMarked
package io.github.firehoselogs.format.syslog;

import org.jspecify.annotations.NullMarked;
