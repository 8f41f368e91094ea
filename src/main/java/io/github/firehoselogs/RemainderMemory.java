package io.github.firehoselogs;

import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import java.util.List;
import java.util.Optional;

/// Tracks the heap taken by the remainders of one Firehose event, and its limit. Also finds the
/// stream that they are put back into.
final class RemainderMemory {
  private final StreamTargets targets;
  private final Optional<String> kinesisArn;
  private final Optional<String> firehoseArn;
  private final long maxBytes;
  private long takenBytes;

  /// `kinesisArn` is the source stream of the event, if it has one, and `firehoseArn` its Firehose
  /// stream.
  RemainderMemory(
      StreamTargets targets,
      Optional<String> kinesisArn,
      Optional<String> firehoseArn,
      long maxBytes) {
    this.targets = targets;
    this.kinesisArn = kinesisArn;
    this.firehoseArn = firehoseArn;
    this.maxBytes = maxBytes;
  }

  /// Returns a factory for the remainders of `arrival`, which may take the memory that is left.
  Remainders remaindersOf(Arrival arrival) {
    return new Remainders(
        arrival.input(), arrival.index(), arrival.rounds() + 1, target(), leftBytes());
  }

  /// Returns how many bytes are left.
  long leftBytes() {
    return maxBytes - takenBytes;
  }

  /// Counts `remainders`, which are kept until they are put back.
  void take(List<Remainder> remainders) {
    for (Remainder remainder : remainders) {
      takenBytes += remainder.heapBytes();
    }
  }

  /// Returns the stream that the records of this event are put back into, empty if the event names
  /// no stream. Called only if there are remainders: most events have none.
  Optional<StreamTarget> target() {
    return targets.targetFor(kinesisArn, firehoseArn);
  }

  /// Returns the reason why a record fails if its remainders exceed the heap limit.
  String exhaustedReason() {
    return "the remainders of the event need more than " + maxBytes + " bytes of memory";
  }
}
