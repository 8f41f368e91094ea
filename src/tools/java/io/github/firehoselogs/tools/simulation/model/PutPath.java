package io.github.firehoselogs.tools.simulation.model;

import java.time.Duration;
import java.util.List;

/// The way that records are put back into the stream, one call at a time, whichever service it is.
@FunctionalInterface
public interface PutPath {
  /// What `put` says of an entry that was taken.
  String TAKEN = "";

  /// Puts `records` into the stream and returns the error code of each, [#TAKEN] where it was.
  /// Throws as the SDK does where the whole call fails; it may last `timeout`.
  List<String> put(List<PutRecord> records, Duration timeout);

  /// One record of a stream, with its shard key where that is a Kinesis stream.
  record PutRecord(String kinesisPartitionKey, byte[] data) {}
}
