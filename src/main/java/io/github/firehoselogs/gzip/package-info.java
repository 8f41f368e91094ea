/// gzip (RFC 1952): members are inflated and written, and the count of rounds travels in the header.
///
/// The entry points are [GzipDecoder][io.github.firehoselogs.gzip.GzipDecoder],
/// [GzipEncoder][io.github.firehoselogs.gzip.GzipEncoder] and
/// [Rounds][io.github.firehoselogs.gzip.Rounds].
@NullMarked
package io.github.firehoselogs.gzip;

import org.jspecify.annotations.NullMarked;
