package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import io.github.firehoselogs.template.check.Combinations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares the metrics that alarms and dashboard name with those that the function emits.
class MetricsTest {
  private static final Path REPORT = Path.of("src/main/java/io/github/firehoselogs/report");
  private static final Pattern NAME = Pattern.compile("\"([A-Z][A-Za-z]+)\"");

  /// A metric of an alarm or of the dashboard, in the namespace that only the function writes to.
  private static final Pattern NAMED =
      Pattern.compile("FirehoseLogs (\\w+) |\\[\"FirehoseLogs\",\"(\\w+)\"");

  /// Returns the names in the code: reasons, results, and capitalised words in the report.
  private static Set<String> emitted() throws IOException {
    Set<String> names = new TreeSet<>();
    Stream.of(FailureReason.values()).map(FailureReason::metricName).forEach(names::add);
    Stream.of(Outcome.Result.values()).map(Outcome.Result::wireName).forEach(names::add);
    try (Stream<Path> sources = Files.list(REPORT)) {
      for (Path source : sources.toList()) {
        Matcher matcher = NAME.matcher(Files.readString(source, UTF_8));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  private static Set<String> named() {
    Set<String> names = new TreeSet<>();
    for (String facts : List.of("s3 plain !events-one", "indexing plain")) {
      Combination combination =
          Combinations.all().stream().filter(each -> each.is(facts)).findFirst().orElseThrow();
      addNames(Deployment.of(Template.ofProject(), combination), names);
    }
    return names;
  }

  private static void addNames(Deployment deployment, Set<String> names) {
    deployment
        .ofType("AWS::CloudWatch::Alarm")
        .values()
        .forEach(alarm -> {
          for (Value each :
              Stream.concat(
                      Stream.of(alarm.at("Properties")),
                      alarm.at("Properties/Metrics").items().stream()
                          .map(query -> query.at("MetricStat/Metric")))
                  .toList()) {
            addNames(each.at("Namespace").text() + " " + each.at("MetricName").text() + " ", names);
          }
        });
    addNames(deployment.properties("Dashboard").at("DashboardBody").text(), names);
  }

  private static void addNames(String text, Set<String> names) {
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
  }

  @Test
  void namedMetricsAreEmitted() throws IOException {
    Set<String> named = named();
    assertTrue(named.size() > 15, named.toString());
    named.removeAll(emitted());
    assertEquals(Set.of(), named);
  }

  @Test
  void everyReasonIsOnTheDashboard() {
    Set<String> named = named();
    List<String> missing =
        Stream.of(FailureReason.values())
            .map(FailureReason::metricName)
            .filter(name -> !named.contains(name))
            .toList();
    assertEquals(List.of(), missing);
  }
}
