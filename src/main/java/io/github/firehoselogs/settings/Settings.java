package io.github.firehoselogs.settings;

import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.transform.LogEventTransform;
import java.util.Map;

/// Everything that can be set, read once when the function starts. The README's table tells what
/// each variable means.
///
/// `maxResponseBytes` is 1 to 6,291,456; `maxEnvelopeBytes` is 1 to 1,073,741,824; `maxRounds` is 0
/// to 65,535; `reingestMaxAttempts` is 1 to 100; `reingestBatchRecords` is 1 to 500. An empty
/// `metricsNamespace` means no metrics.
public record Settings(
    LogEventTransform transform,
    PartitionKeys partitionKeys,
    PartitionMode partitionMode,
    EventsPerRecord eventsPerRecord,
    int maxResponseBytes,
    int maxEnvelopeBytes,
    int maxRounds,
    int reingestMaxAttempts,
    int reingestBatchRecords,
    boolean kinesisAggregation,
    String metricsNamespace) {

  /// Which events may share a record.
  public enum PartitionMode {
    /// All of them; the first one decides the keys.
    FIRST,
    /// Those whose partition keys are the same.
    EXACT
  }

  /// How many log events one delivered record holds.
  public enum EventsPerRecord {
    /// As many as fit.
    ALL,
    /// One, for destinations that take one document per record.
    ONE
  }

  /// Reads the settings from environment variables. One that is missing or blank has its default,
  /// except that a blank `PARTITION_KEYS` means no keys and a blank `METRICS_NAMESPACE` no metrics.
  ///
  /// Throws [InvalidSettingsException], which names every variable that is wrong.
  public static Settings from(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }
}
