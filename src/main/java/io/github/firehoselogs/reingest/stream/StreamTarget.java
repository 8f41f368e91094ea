package io.github.firehoselogs.reingest.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stream that records are put back into: the Firehose stream itself, or the Kinesis stream
/// that it reads from. One call is one request, without retries.
public sealed interface StreamTarget permits FirehoseTarget, KinesisTarget {
  /// Returns the limits of one call.
  BatchLimits limits();

  /// Returns the number of bytes that `remainder` takes in a call.
  int bytesOf(Remainder remainder);

  /// Returns whether a record of the stream may contain many user records in the Kinesis Producer
  /// Library's format.
  boolean acceptsAggregates();

  /// Returns the names of the stream and of the required permission, for messages.
  String description();

  /// Puts `batch` into the stream within `timeout` and returns the refused entries. Throws the
  /// SDK's exception if the whole call failed.
  List<Refusal> put(List<Remainder> batch, Duration timeout);

  /// One refused entry of a batch: its index in the batch, and the stream's error code.
  record Refusal(int index, String errorCode) {
    /// The code for an entry that is missing from the answer.
    static final String NO_ANSWER = "NoAnswer";

    /// Returns the refusals in an answer to `sent` entries whose error codes are `errorCodes`; an
    /// entry without a code was accepted.
    static List<Refusal> of(int sent, List<@Nullable String> errorCodes) {
      List<Refusal> refusals = new ArrayList<>();
      for (int i = 0; i < sent; i++) {
        @Nullable String errorCode = i < errorCodes.size() ? errorCodes.get(i) : NO_ANSWER;
        if (errorCode != null && !errorCode.isEmpty()) {
          refusals.add(new Refusal(i, errorCode));
        }
      }
      return refusals;
    }
  }
}
