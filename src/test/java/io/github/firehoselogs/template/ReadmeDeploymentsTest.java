package io.github.firehoselogs.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The deployments in the README: the template accepts each of them.
final class ReadmeDeploymentsTest {
  private static final Pattern OVERRIDES =
      Pattern.compile("(?m)--parameter-overrides ((?:.*\\\\\n)*.*)$");

  static List<Map<String, String>> deployments() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<MatchResult> overrides = OVERRIDES.matcher(readme).results()) {
      return overrides.map(each -> parameters(each.group(1))).toList();
    }
  }

  private static Map<String, String> parameters(String overrides) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String each : overrides.replace("\\\n", " ").trim().split("\\s+", -1)) {
      int equals = each.indexOf('=');
      parameters.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return parameters;
  }

  @Test
  void eachDestinationIsShown() throws IOException {
    assertEquals(
        List.of("s3", "opensearch", "opensearch-direct", "splunk"),
        deployments().stream().map(each -> each.getOrDefault("Destination", "s3")).toList());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deploymentIsAccepted(Map<String, String> parameters) {
    Combination combination = new Combination(parameters, Set.of());
    Deployment deployment = Deployment.of(Template.ofProject(), combination);
    assertEquals(List.of(), deployment.refusals());
    assertEquals(Set.of(), deployment.problems());
  }
}
