package io.github.firehoselogs;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.firehose.InputRecord;

/// An input record whose data is gzip or JSON, with its index in the event and the number of times
/// that it has been put back.
record Arrival(int index, InputRecord input, EncodedEnvelope envelope, int rounds)
    implements Comparable<Arrival> {
  String recordId() {
    return input.recordId();
  }

  /// Orders records for fitting: records that were put back most often come first.
  @Override
  public int compareTo(Arrival other) {
    return Integer.compare(other.rounds, rounds);
  }
}
