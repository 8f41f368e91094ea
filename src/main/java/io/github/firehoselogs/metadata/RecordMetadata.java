package io.github.firehoselogs.metadata;

import java.util.Map;
import java.util.Optional;

/// The metadata of a record: its dynamic partitioning keys, in their order, and the Iceberg table
/// that Firehose inserts it into. Each is empty if the destination does not use it.
public record RecordMetadata(
    Map<String, String> partitionKeys, Optional<IcebergTable> icebergTable) {
  /// No keys and no table.
  public static final RecordMetadata NONE = new RecordMetadata(Map.of(), Optional.empty());

  /// Returns whether there are neither keys nor a table.
  public boolean isEmpty() {
    return partitionKeys.isEmpty() && icebergTable.isEmpty();
  }
}
