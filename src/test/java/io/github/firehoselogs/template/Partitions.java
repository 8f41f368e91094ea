package io.github.firehoselogs.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The template outside the partition `aws`: no ARN, Region, host or console of it may be left.
final class Partitions {
  private record Partition(String name, String region, String suffix, String console) {}

  private static final List<Partition> OTHERS =
      List.of(
          new Partition("aws-cn", "cn-north-1", "amazonaws.com.cn", "console.amazonaws.cn"),
          new Partition(
              "aws-us-gov", "us-gov-west-1", "amazonaws.com", "console.amazonaws-us-gov.com"));

  private static final List<Combination> COMBINATIONS =
      Combinations.all().stream()
          .filter(each -> each.is("s3 made-kinesis made-bucket no-key no-groups dynamic plain"))
          .toList();

  private Partitions() {}

  /// Returns what `template` takes from another partition than the one that it is in.
  static List<String> problems(Template template) {
    List<String> problems = new ArrayList<>();
    for (Combination each : COMBINATIONS) {
      OTHERS.forEach(partition -> problems.addAll(problems(template, each, partition)));
    }
    return problems;
  }

  private static List<String> problems(
      Template template, Combination combination, Partition partition) {
    Map<String, String> parameters = new LinkedHashMap<>(combination.parameters());
    parameters.put("AWS::Partition", partition.name);
    parameters.put("AWS::Region", partition.region);
    parameters.put("AWS::URLSuffix", partition.suffix);
    Deployment deployment =
        Deployment.of(template, new Combination(parameters, combination.facts()));
    List<String> problems = new ArrayList<>();
    new Value.Fields(deployment.resources())
        .leaves()
        .forEach((path, text) -> {
          if (text.contains("arn:aws:") || text.contains("eu-central-1")) {
            problems.add(partition.name + ": " + path + ": " + text);
          }
        });
    String url = deployment.outputs().getOrDefault("DashboardUrl", Value.nothing()).text();
    if (!url.startsWith("https://" + partition.console + "/cloudwatch/")) {
      problems.add(partition.name + ": console " + url);
    }
    return problems;
  }
}
