package io.github.firehoselogs.settings;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.transform.BuiltInTransform;
import io.github.firehoselogs.transform.TransformSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads all environment variables. Collects the problems, so that one failed start reports all of
/// them.
final class SettingsReader {
  /// Firehose refuses a larger response. Its documentation says 6 MB and means 6 MiB.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  private static final int MAX_RESPONSE_BYTES = 6_291_456;

  /// Enough for the entries of 90 records without any data, 207 bytes each with ids of 160
  /// characters. A smaller value is a mistake, such as 6 for 6 MB, and would leave no room for log
  /// events.
  private static final int MIN_RESPONSE_BYTES = 20_000;

  private static final String REDACT = "REDACT";
  private static final String ROUTES = "ROUTES";

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Settings read() {
    Variables variables = new Variables(environment, Map.of(), problems);
    Route defaultRoute = RouteSettingsReader.read(variables);
    List<Routes.Row> rows = rows(variables);
    Routes routes = new Routes(rows, defaultRoute);
    Settings settings =
        new Settings(
            routes,
            variables.number(
                "MAX_RESPONSE_BYTES", 6_000_000, MIN_RESPONSE_BYTES, MAX_RESPONSE_BYTES),
            variables.number("MAX_ENVELOPE_BYTES", 128 << 20, 1, 1 << 30),
            variables.number("MAX_ROUNDS", 16, 0, EncodedEnvelope.MAX_ROUNDS),
            variables.number("REINGEST_MAX_ATTEMPTS", 20, 1, 100),
            variables.number("REINGEST_BATCH_RECORDS", 500, 1, 500),
            variables.flag("KINESIS_AGGREGATION", true),
            namespace(variables),
            new OpenSearchSettingsReader(variables, routes).read(),
            effective(variables, rows.size()));
    variables.reportMisspelt();
    reportUnused(variables, routes);
    reportUnusedFields(variables, routes);
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  private static void reportUnused(Variables variables, Routes routes) {
    for (TransformSetting each : TransformSetting.values()) {
      if (!variables.valueOf(each).isEmpty()
          && !routes.transformNames().contains(each.transformName())) {
        variables.problem(each.variable(), "unused, expected TRANSFORM=" + each.transformName());
      }
    }
  }

  /// Reports added fields if every transform writes text.
  private static void reportUnusedFields(Variables variables, Routes routes) {
    if (!variables.text("ADD_FIELDS").isEmpty()
        && routes.transformNames().equals(List.of(BuiltInTransform.MESSAGE.transformName()))) {
      variables.problem(
          "ADD_FIELDS", "unused, expected a TRANSFORM that writes JSON, such as json");
    }
  }

  /// Returns the rows of `ROUTES`. If it is blank, the JSON parser's classes are not loaded.
  private List<Routes.Row> rows(Variables variables) {
    return variables.text(ROUTES).isEmpty()
        ? List.of()
        : new RouteTableReader(environment, problems).read();
  }

  /// Returns the effective values without those that may be secret.
  private static Map<String, String> effective(Variables variables, int routes) {
    Map<String, String> values = variables.effective();
    values.put(REDACT, Redaction.withoutPatterns(variables.text(REDACT)));
    values.put(ROUTES, Integer.toString(routes));
    return values;
  }

  /// Reads a namespace that CloudWatch accepts; blank means no metrics.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Namespace
  /// and, for a leading colon, the pattern `[^:].*` of
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
  private static String namespace(Variables variables) {
    String name = "METRICS_NAMESPACE";
    String text = variables.textOr(name, "FirehoseLogs").strip();
    if (!text.matches("(?!AWS/|:)[A-Za-z0-9._/#: -]{0,255}")) {
      variables.problem(
          name,
          "expected up to 255 letters, digits, spaces and . - _ / # :, beginning with neither AWS/"
              + " nor a colon, found '"
              + text
              + "'");
    }
    return text;
  }
}
