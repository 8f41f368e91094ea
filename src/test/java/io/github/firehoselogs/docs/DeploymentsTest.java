package io.github.firehoselogs.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The deployments in the documents: the template accepts each of them, and the function starts.
final class DeploymentsTest {
  /// How the SAM CLI reads `Name=value`: an unquoted value ends at a space or a quote, unless there
  /// is a backslash before it.
  /// https://github.com/aws/aws-sam-cli/blob/develop/samcli/cli/types.py
  private static final Pattern OVERRIDE =
      Pattern.compile("[A-Za-z0-9]+=(?:\"[^\"]*\"|(?:\\\\.|[^ \"\\\\])+)");

  private static final List<String> ALWAYS = List.of("deploy", "--stack-name");

  static List<ShellCommand> deployments() throws IOException {
    return CodeBlock.all().stream()
        .flatMap(block -> block.commands().stream())
        .filter(command -> command.runs("sam") && command.arguments().contains("deploy"))
        .toList();
  }

  static Map<String, String> parameters(ShellCommand command) {
    List<String> words = command.arguments();
    assertEquals(ALWAYS, words.subList(0, 2), command::toString);
    assertEquals(
        List.of("--resolve-s3", "--capabilities", "CAPABILITY_IAM", "--parameter-overrides"),
        words.subList(3, 7),
        command::toString);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String each : words.subList(7, words.size())) {
      assertTrue(OVERRIDE.matcher(each).matches(), () -> "sam would read a part of " + each);
      int equals = each.indexOf('=');
      String value = each.substring(equals + 1).replaceFirst("^\"(.*)\"$", "$1");
      parameters.put(each.substring(0, equals), value.replace("\\\"", "\"").replace("\\ ", " "));
    }
    return parameters;
  }

  private static Map<String, String> environment(Deployment deployment) {
    Map<String, String> variables = new LinkedHashMap<>();
    deployment
        .properties("TransformFunction")
        .at("Environment/Variables")
        .fields()
        .forEach((name, value) -> variables.put(name, value.text()));
    return variables;
  }

  @Test
  void readmeShowsEachDestination() throws IOException {
    List<String> destinations =
        CodeBlock.all().stream()
            .filter(block -> block.document().endsWith("README.md"))
            .flatMap(block -> block.commands().stream())
            .filter(command -> command.arguments().contains("deploy"))
            .map(command -> parameters(command).getOrDefault("Destination", "s3"))
            .toList();
    assertEquals(List.of("s3", "opensearch", "opensearch-direct", "splunk"), destinations);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deploymentIsAccepted(ShellCommand command) {
    Combination combination = new Combination(parameters(command), Set.of());
    Deployment deployment = Deployment.of(Template.ofProject(), combination);
    assertEquals(List.of(), deployment.refusals());
    assertEquals(Set.of(), deployment.problems());
    assertDoesNotThrow(() -> Settings.from(environment(deployment)));
  }

  @Test
  void quotesNeedABackslash() {
    assertTrue(OVERRIDE.matcher("Routes=[{\\\"logGroup\\\":\\\"/app/*\\\"}]").matches());
    assertTrue(OVERRIDE.matcher("PartitionKeys=\"\"").matches());
    assertFalse(OVERRIDE.matcher("Routes=[{\"logGroup\":\"/app/*\"}]").matches());
    assertFalse(OVERRIDE.matcher("Include=a b").matches());
  }
}
