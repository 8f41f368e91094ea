/// Failure objects: what Firehose writes under its error prefixes, a line of JSON for each record.
@NullMarked
package io.github.firehoselogs.tools.failure;

import org.jspecify.annotations.NullMarked;
