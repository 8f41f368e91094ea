package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Checks the template in other partitions, Regions, accounts and stacks. Names of the usual ones
/// must not remain.
public final class Partitions {
  private record Partition(String name, String region, String suffix, String console) {}

  private static final List<Partition> OTHERS =
      List.of(
          new Partition("aws-cn", "cn-north-1", "amazonaws.com.cn", "console.amazonaws.cn"),
          new Partition(
              "aws-us-gov", "us-gov-west-1", "amazonaws.com", "console.amazonaws-us-gov.com"));

  private static final String ACCOUNT = "210987654321";
  private static final String STACK = "other-stack";
  private static final List<Combination> COMBINATIONS = Combinations.pairs();

  private Partitions() {}

  /// Returns the names in `template` that belong to another place than its own.
  public static List<String> problems(Template template) {
    List<String> problems = new ArrayList<>();
    for (Combination each : COMBINATIONS) {
      OTHERS.forEach(partition -> problems.addAll(problems(template, each, partition)));
    }
    return problems;
  }

  private static List<String> problems(
      Template template, Combination combination, Partition partition) {
    Deployment deployment = Deployment.of(template, moved(combination, partition));
    List<String> problems = new ArrayList<>(deployment.refusals());
    SortedMap<String, String> leaves = new Value.Fields(deployment.resources()).leaves();
    leaves.putAll(new Value.Fields(deployment.outputs()).leaves());
    leaves.forEach((path, text) -> {
      if (text.contains("arn:aws:")
          || text.contains("eu-central-1")
          || text.contains("123456789012")
          || text.contains("my-stack")
          || (path.endsWith("kms:ViaService") && !text.endsWith("." + partition.suffix))) {
        problems.add(partition.name + ": " + path + ": " + text);
      }
    });
    Value url = deployment.outputs().getOrDefault("DashboardUrl", Value.nothing());
    if (url.exists() && !url.text().startsWith("https://" + partition.console + "/cloudwatch/")) {
      problems.add(partition.name + ": console " + url);
    }
    return problems;
  }

  /// Returns `combination` with all given ARNs in `partition`.
  private static Combination moved(Combination combination, Partition partition) {
    Map<String, String> parameters = new LinkedHashMap<>();
    combination
        .parameters()
        .forEach((name, value) -> parameters.put(name, moved(value, partition)));
    parameters.put("AWS::Partition", partition.name);
    parameters.put("AWS::Region", partition.region);
    parameters.put("AWS::URLSuffix", partition.suffix);
    parameters.put("AWS::AccountId", ACCOUNT);
    parameters.put("AWS::StackName", STACK);
    return new Combination(parameters, combination.facts());
  }

  private static String moved(String value, Partition partition) {
    return value
        .replace("arn:aws:", "arn:" + partition.name + ":")
        .replace("eu-central-1", partition.region)
        .replace("amazonaws.com", partition.suffix)
        .replace("123456789012", ACCOUNT);
  }
}
