package io.github.firehoselogs.reingest.stream;

import io.github.firehoselogs.attempts.BatchTarget;
import io.github.firehoselogs.attempts.Fault;
import java.time.Duration;

/// The stream that records are put back into: the Firehose stream itself, or the Kinesis stream
/// that it reads from. One call is one request, without retries.
public interface StreamTarget extends BatchTarget<Remainder> {
  /// Returns the limits of one call.
  BatchLimits limits();

  /// Returns the number of bytes that `remainder` takes in a call.
  int bytesOf(Remainder remainder);

  /// Returns whether a record of the stream may contain many user records in the Kinesis Producer
  /// Library's format.
  boolean acceptsAggregates();

  @Override
  default Fault faultOf(RuntimeException failure, Duration timeout) {
    return SdkFault.of(failure, timeout);
  }
}
