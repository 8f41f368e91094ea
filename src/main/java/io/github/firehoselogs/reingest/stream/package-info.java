/// The Firehose or Kinesis stream that remainders are put back into: found by its ARN, called with
/// the AWS SDK, its failures sorted into those that a later attempt may mend and those that it
/// cannot. The only package that uses the SDK.
@NullMarked
package io.github.firehoselogs.reingest.stream;

import org.jspecify.annotations.NullMarked;
