/// The keys that Firehose partitions S3 objects by: a small template language over a log event and
/// its envelope.
@NullMarked
package io.github.firehoselogs.partition;

import org.jspecify.annotations.NullMarked;
