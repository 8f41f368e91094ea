package io.github.firehoselogs.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.Utf8Builder;
import io.github.firehoselogs.transform.LogEventTransform;

/// Stands in for the transform `mysql-general-log` while there is none: takes the one form of its
/// lines that these tests use, apart by tabs.
///
/// ```
/// 2023-11-14T22:13:20.000000Z \t    12 Query \t SELECT 1
/// Time                              PID Perform  Statement
/// ```
final class GeneralLogStandIn implements LogEventTransform {
  /// Returns `settings` with this transform in place of theirs.
  static Settings in(Settings settings) {
    return new Settings(
        new GeneralLogStandIn(),
        settings.partitionKeys(),
        settings.partitionMode(),
        settings.eventsPerRecord(),
        settings.maxResponseBytes(),
        settings.maxEnvelopeBytes(),
        settings.maxRounds(),
        settings.reingestMaxAttempts(),
        settings.reingestBatchRecords(),
        settings.kinesisAggregation(),
        settings.metricsNamespace());
  }

  @Override
  public void transform(LogEvent logEvent, Utf8Builder output) {
    String message = logEvent.message();
    String[] columns = message.split("\t", 3);
    if (columns.length < 3) {
      output.append("{\"message\":" + quoted(message) + "}\n");
      return;
    }
    String[] thread = columns[1].strip().split(" ", 2);
    output
        .append("{\"Time\":" + quoted(columns[0]) + ",\"PID\":" + quoted(thread[0]))
        .append(",\"Perform\":" + quoted(thread[1]))
        .append(",\"Statement\":" + quoted(columns[2]) + "}\n");
  }

  private static String quoted(String text) {
    return new String(JsonString.quoted(text), UTF_8);
  }
}
