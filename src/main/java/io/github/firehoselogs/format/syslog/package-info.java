/// The format `syslog`: RFC 5424, RFC 3164 and Cisco's variants. The entry point is
/// [Syslog][io.github.firehoselogs.format.syslog.Syslog].
@NullMarked
package io.github.firehoselogs.format.syslog;

import org.jspecify.annotations.NullMarked;
