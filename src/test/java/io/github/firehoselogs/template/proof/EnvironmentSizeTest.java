package io.github.firehoselogs.template.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Constraints;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import io.github.firehoselogs.template.check.Combinations;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Compares the size of all variables with Lambda's limit, if every parameter has its longest value.
class EnvironmentSizeTest {
  private static final int MAX_BYTES = 4096;

  private static final List<String> METADATA =
      List.of("SplunkIndex", "SplunkSourcetype", "SplunkSource", "SplunkHost");

  private final Template template = Template.ofProject();

  @Test
  void functionAloneStaysBelowTheLimit() throws IOException {
    Map<String, String> longest = longest();
    longest.put("Destination", "none");
    longest.put("FirehoseStreamArn", Combinations.FIREHOSE);
    Set.of("OpenSearchIds", "OpenSearchPipeline", "Archive").forEach(longest::remove);
    assertSmall(longest);
    longest.put("IcebergTable", "t".repeat(128));
    longest.put("EventsPerRecord", "one");
    assertSmall(longest);
  }

  @Test
  void splunkStaysBelowTheLimit() throws IOException {
    Map<String, String> longest = longest();
    longest.put("Destination", "splunk");
    longest.put("SplunkEndpoint", "https://splunk.example.com:8088");
    longest.put("SplunkTokenSecretArn", Combinations.SECRET_PREFIX + "s");
    for (String each : METADATA) {
      longest.put(each, "m".repeat(64));
    }
    longest.remove("PartitionKeys");
    Set.of("OpenSearchIds", "OpenSearchPipeline", "Archive").forEach(longest::remove);
    assertSmall(longest);
  }

  @Test
  void directIndexingStaysBelowTheLimit() throws IOException {
    Map<String, String> longest = longest();
    longest.put("Destination", "opensearch-direct");
    longest.put("OpenSearchDomainArn", Combinations.DOMAIN);
    longest.put("OpenSearchEndpoint", "https://" + "h".repeat(128));
    longest.put("OpenSearchSecretArn", Combinations.SECRET_PREFIX + "s".repeat(128));
    longest.put("IndexRotation", "OneHour");
    longest.put("OpenSearchIds", "true");
    longest.remove("PartitionKeys");
    assertSmall(longest);
  }

  private void assertSmall(Map<String, String> parameters) throws IOException {
    Deployment deployment = Deployment.of(template, new Combination(parameters, Set.of()));
    String json = new ObjectMapper().writeValueAsString(Environment.of(deployment));
    assertEquals(List.of(), deployment.refusals());
    assertTrue(json.length() <= MAX_BYTES, json.length() + " bytes: " + json);
    assertTrue(json.length() > 3000, json);
  }

  /// Returns the longest value of each parameter that does not depend on the destination.
  private Map<String, String> longest() {
    Map<String, String> longest = new LinkedHashMap<>();
    template
        .section("Parameters")
        .forEach((name, parameter) -> longest.put(name, longest(parameter)));
    longest.put("TimeZone", "A".repeat(32) + "/" + "a".repeat(32) + "/" + "a".repeat(32));
    longest.put("IndexName", "i".repeat(80));
    longest.put("S3BufferSize", "128");
    longest.put("Source", "direct-put");
    // The longer one of two that exclude each other.
    longest.remove("Pattern");
    longest.remove("IcebergTable");
    METADATA.forEach(longest::remove);
    Set.of("LogGroupNames", "BucketName", "SystemFields").forEach(longest::remove);
    return longest;
  }

  private static String longest(Value parameter) {
    if (parameter.at("AllowedValues").exists()) {
      return parameter.at("AllowedValues").items().stream()
          .map(Value::text)
          .max(Comparator.comparingInt(String::length))
          .orElseThrow();
    }
    if (parameter.at("MaxValue").exists()) {
      return parameter.at("MaxValue").text();
    }
    for (int length = 4096; length > 0; length--) {
      if (Constraints.accepts(parameter, "A".repeat(length))
          && parameter.at("Type").text().equals("String")) {
        return "A".repeat(length);
      }
    }
    return parameter.at("Default").text();
  }
}
