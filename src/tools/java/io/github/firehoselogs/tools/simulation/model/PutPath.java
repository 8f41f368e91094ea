package io.github.firehoselogs.tools.simulation.model;

import java.time.Duration;
import java.util.List;

/// Puts records back into the stream, one call at a time, for either service.
@FunctionalInterface
public interface PutPath {
  /// The result of `put` for an accepted entry.
  String TAKEN = "";

  /// Puts `records` into the stream. Returns the error code of each, or [#TAKEN] if it was
  /// accepted. Throws the SDK's exceptions if the whole call fails; it may last up to `timeout`.
  List<String> put(List<PutRecord> records, Duration timeout);

  /// One record of a stream, with its shard key if it is a Kinesis stream.
  record PutRecord(String kinesisPartitionKey, byte[] data) {}
}
