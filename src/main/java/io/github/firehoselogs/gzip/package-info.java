/// Reads and writes gzip (RFC 1952), with a count of rounds in the header.
///
/// The entry points are [GzipDecoder][io.github.firehoselogs.gzip.GzipDecoder],
/// [GzipEncoder][io.github.firehoselogs.gzip.GzipEncoder] and
/// [Rounds][io.github.firehoselogs.gzip.Rounds].
@NullMarked
package io.github.firehoselogs.gzip;

import org.jspecify.annotations.NullMarked;
