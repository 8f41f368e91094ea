package io.github.firehoselogs.settings;

import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.transform.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads one variable after another and collects what is wrong, so that one failed start tells all.
final class SettingsReader {
  /// 6 MB as Firehose's documentation has it, in MiB: a response of more is refused.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  private static final int MAX_RESPONSE_BYTES = 6_291_456;

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Settings read() {
    Variables variables = new Variables(environment, Map.of(), problems);
    Route otherwise = RouteReader.read(variables);
    Routes routes = new Routes(rows(), otherwise);
    Settings settings =
        new Settings(
            routes,
            variables.number("MAX_RESPONSE_BYTES", 6_000_000, 1, MAX_RESPONSE_BYTES),
            variables.number("MAX_ENVELOPE_BYTES", 128 << 20, 1, 1 << 30),
            variables.number("MAX_ROUNDS", 16, 0, EnvelopeBytes.MAX_ROUNDS),
            variables.number("REINGEST_MAX_ATTEMPTS", 20, 1, 100),
            variables.number("REINGEST_BATCH_RECORDS", 500, 1, 500),
            variables.flag("KINESIS_AGGREGATION", true),
            namespace(variables));
    if (!variables.text("PATTERN").isEmpty()
        && !routes.transformNames().contains(Transforms.PATTERN)) {
      variables.problem("PATTERN", "no transform reads it, expected TRANSFORM=pattern beside it");
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  /// Where there are none, the parser is not loaded.
  private List<Routes.Row> rows() {
    return environment.getOrDefault("ROUTES", "").isBlank()
        ? List.of()
        : new RoutesReader(environment, problems).read();
  }

  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
  private static String namespace(Variables variables) {
    String name = "METRICS_NAMESPACE";
    String text = variables.textOr(name, "FirehoseLogs").strip();
    if (!text.matches("[A-Za-z0-9._/#: -]{0,255}") || text.startsWith("AWS/")) {
      variables.problem(
          name,
          "expected up to 255 letters, digits, blanks and . - _ / # :, not beginning with AWS/,"
              + " found '"
              + text
              + "'");
    }
    return text;
  }
}
