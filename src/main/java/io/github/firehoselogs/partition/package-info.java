/// The keys by which Firehose partitions S3 objects. Their values come from templates with
/// placeholders for fields of a log event and its envelope.
@NullMarked
package io.github.firehoselogs.partition;

import org.jspecify.annotations.NullMarked;
