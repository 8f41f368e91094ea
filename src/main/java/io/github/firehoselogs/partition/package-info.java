/// The keys by which Firehose partitions S3 objects. Their values come from templates.
@NullMarked
package io.github.firehoselogs.partition;

import org.jspecify.annotations.NullMarked;
