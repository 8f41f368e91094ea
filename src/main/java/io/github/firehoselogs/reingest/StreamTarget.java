package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stream that records are put back into: the Firehose stream itself, or the Kinesis stream
/// that it reads from. One call is one request; nothing is repeated here.
public sealed interface StreamTarget permits FirehoseTarget, KinesisTarget {
  /// Returns what one call takes.
  BatchLimits limits();

  /// Returns how many bytes of a call `remainder` takes.
  int bytesOf(Remainder remainder);

  /// Returns whether a record of the stream may hold many in the Kinesis Producer Library's format.
  boolean takesAggregates();

  /// Returns the name of the stream and of the permission that putting records into it needs, for
  /// messages.
  String description();

  /// Puts `batch` into the stream within `timeout` and returns what it refused. Throws what the SDK
  /// throws where the whole call failed.
  List<Refusal> put(List<Remainder> batch, Duration timeout);

  /// One entry of a batch that was not taken: its index in the batch, and the stream's error code.
  record Refusal(int index, String errorCode) {
    /// The code of an entry that the answer says nothing of.
    static final String NO_ANSWER = "NoAnswer";

    /// Returns the refusals in an answer to `sent` entries whose error codes are `errorCodes`; an
    /// entry without one was taken.
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
