package io.github.firehoselogs.settings;

import io.github.firehoselogs.route.Routes;
import java.util.Map;

/// Everything that can be set, read once when the function starts. docs/settings.md tells what
/// each variable means.
///
/// `maxResponseBytes` is at most 6,291,456, from the environment at least 20,000; `maxEnvelopeBytes` is 1 to 1,073,741,824; `maxRounds` is 0
/// to 65,535; `reingestMaxAttempts` is 1 to 100; `reingestBatchRecords` is 1 to 500. An empty
/// `metricsNamespace` means no metrics.
public record Settings(
    Routes routes,
    int maxResponseBytes,
    int maxEnvelopeBytes,
    int maxRounds,
    int reingestMaxAttempts,
    int reingestBatchRecords,
    boolean kinesisAggregation,
    String metricsNamespace) {

  /// Reads the settings from environment variables. One that is missing or blank has its default,
  /// except that a blank `PARTITION_KEYS` means no keys and a blank `METRICS_NAMESPACE` no metrics.
  ///
  /// Throws [InvalidSettingsException], which names every variable that is wrong.
  public static Settings from(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  /// Returns these settings with responses of at most `bytes`, which may be fewer than the variable
  /// allows: a small response is split by few events.
  public Settings withMaxResponseBytes(int bytes) {
    return new Settings(
        routes,
        bytes,
        maxEnvelopeBytes,
        maxRounds,
        reingestMaxAttempts,
        reingestBatchRecords,
        kinesisAggregation,
        metricsNamespace);
  }
}
