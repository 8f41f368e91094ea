/// The Firehose or Kinesis stream that remainders are put back into. It is found by its ARN and
/// called with the AWS SDK; its failures are classified as retryable or permanent.
@NullMarked
package io.github.firehoselogs.reingest.stream;

import org.jspecify.annotations.NullMarked;
