package io.github.firehoselogs.template.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Resolver;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Combinations;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the prefix in S3 with the keys that the function sends.
class PrefixTest {
  /// The maximum length of an evaluated prefix in characters.
  /// https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
  private static final int MAX_CHARS = 512;

  /// A name of the maximum length among Regions.
  private static final String LONGEST_REGION = "ap-southeast-1";

  private static final Pattern KEY = Pattern.compile("!\\{partitionKeyFromLambda:([^}]*)\\}");

  private final Template template = Template.ofProject();

  private static String prefix(Deployment deployment) {
    return deployment
        .properties("DeliveryStream")
        .at("ExtendedS3DestinationConfiguration/Prefix")
        .text();
  }

  private static List<String> keysIn(String prefix) {
    List<String> names = new ArrayList<>();
    Matcher matcher = KEY.matcher(prefix);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void prefixUsesTheSentKeys() {
    for (Combination each : Combinations.pairs()) {
      if (each.is("!none transform-chosen plain")) {
        Deployment deployment = Deployment.of(template, each);
        Outcome.Ok ok =
            Environment.answer(Environment.withoutOpenSearch(deployment), GivenEnvelope.of("a"));
        assertEquals(
            keysIn(prefix(deployment)),
            List.copyOf(ok.metadata().partitionKeys().keySet()),
            each.toString());
      }
    }
  }

  @Test
  void longestPrefixIsWithinTheLimit() {
    Combination dynamic =
        Combinations.all().stream()
            .filter(each -> each.is("s3 dynamic plain"))
            .findFirst()
            .orElseThrow();
    Map<String, String> parameters = new LinkedHashMap<>(dynamic.parameters());
    parameters.put("LogName", "n".repeat(40));
    Deployment longest = Deployment.of(template, new Combination(parameters, dynamic.facts()));
    Outcome.Ok ok =
        Environment.answer(
            Environment.of(longest), GivenEnvelope.of("a").withLogStream("s".repeat(512)));
    String region = Resolver.PSEUDO.getOrDefault("AWS::Region", "");
    String evaluated = prefix(longest).replace(region, LONGEST_REGION);
    for (Map.Entry<String, String> key : ok.metadata().partitionKeys().entrySet()) {
      evaluated =
          evaluated.replace("!{partitionKeyFromLambda:" + key.getKey() + "}", key.getValue());
    }
    assertTrue(evaluated.length() > 450 && evaluated.length() <= MAX_CHARS, evaluated);
    assertTrue(evaluated.indexOf('!') < 0, evaluated);
  }

  @Test
  void streamNameFitsWithAShortStackName() {
    // "opensearch-serverless" is the longest destination, so a stack's name may have 31 characters.
    assertEquals(64, "-opensearch-serverless-direct-put".length() + 31);
  }
}
