package io.github.firehoselogs.settings;

import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.route.Routes;
import java.util.Map;
import java.util.Optional;

/// All settings of the function, read once when it starts. `docs/settings.md` describes each
/// variable.
///
/// `maxResponseBytes` is at most 6,291,456, and at least 20,000 if it comes from the environment;
/// `maxEnvelopeBytes` is 1 to 1,073,741,824; `maxRounds` is 0 to 65,535; `reingestMaxAttempts` is 1
/// to 100; `reingestBatchRecords` is 1 to 500. An empty `metricsNamespace` means no metrics, and an
/// empty `openSearch` that the function indexes no documents. `effective` has the value of each
/// variable, or its default, without what may be secret: patterns of `REDACT`, and `ROUTES`.
public record Settings(
    Routes routes,
    int maxResponseBytes,
    int maxEnvelopeBytes,
    int maxRounds,
    int reingestMaxAttempts,
    int reingestBatchRecords,
    boolean kinesisAggregation,
    String metricsNamespace,
    Optional<OpenSearchSettings> openSearch,
    Map<String, String> effective) {

  /// Reads the settings from environment variables. A variable that is missing or blank has its
  /// default, with two exceptions: a blank `PARTITION_KEYS` means no keys, and a blank
  /// `METRICS_NAMESPACE` no metrics.
  ///
  /// Throws [InvalidSettingsException], which lists every invalid variable.
  public static Settings from(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  /// Returns these settings with `maxResponseBytes` set to `bytes`, which may be less than the
  /// variable allows. A small response needs only a few events before records are split.
  public Settings withMaxResponseBytes(int bytes) {
    return new Settings(
        routes,
        bytes,
        maxEnvelopeBytes,
        maxRounds,
        reingestMaxAttempts,
        reingestBatchRecords,
        kinesisAggregation,
        metricsNamespace,
        openSearch,
        effective);
  }
}
