package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The table `permissions.txt`: one row for each role, action and resource.
public final class PermissionTable {
  private final List<List<String>> rows = Table.rows("permissions.txt");
  private final Map<Combination, Set<String>> known = new ConcurrentHashMap<>();

  /// Returns the permissions of the table that `deployment` lacks, and those that the table lacks.
  public List<String> problems(Deployment deployment) {
    Set<String> expected = known.computeIfAbsent(deployment.combination(), this::expected);
    Set<String> actual = actual(deployment);
    List<String> problems = new ArrayList<>();
    expected.stream()
        .filter(each -> !actual.contains(each))
        .forEach(each -> problems.add("lacks: " + each));
    actual.stream()
        .filter(each -> !expected.contains(each))
        .forEach(each -> problems.add("beyond: " + each));
    return problems;
  }

  private Set<String> expected(Combination combination) {
    Places places = new Places(combination);
    Set<String> expected = new TreeSet<>();
    for (List<String> row : rows) {
      if (combination.is(row.get(4))) {
        for (String action : row.get(1).split(" ", -1)) {
          for (String resource : places.fill(row.get(2)).split(" ", -1)) {
            expected.add(String.join(" | ", row.get(0), action, resource, places.fill(row.get(3))));
          }
        }
      }
    }
    return expected;
  }

  /// Returns every permission of `deployment` as a row of the table.
  static Set<String> actual(Deployment deployment) {
    Set<String> actual = new TreeSet<>();
    deployment
        .ofType("AWS::IAM::Role")
        .forEach((role, resource) -> {
          for (Value policy : resource.at("Properties/Policies").items()) {
            add(role, policy.at("PolicyDocument"), actual);
          }
        });
    for (Value policy : deployment.ofType("AWS::IAM::RolePolicy").values()) {
      String role = policy.at("Properties/RoleName").text().replaceAll("[{}]", "");
      add(role, policy.at("Properties/PolicyDocument"), actual);
    }
    for (Value policy : deployment.ofType("AWS::S3::BucketPolicy").values()) {
      String bucket = policy.at("Properties/Bucket").text().replaceAll("[{}]", "");
      add(bucket, policy.at("Properties/PolicyDocument"), actual);
    }
    return actual;
  }

  private static void add(String who, Value document, Set<String> permissions) {
    if (!document.at("Version").text().equals("2012-10-17")) {
      permissions.add(who + " | version " + document.at("Version").text());
    }
    for (Value statement : document.at("Statement").items()) {
      String verb =
          statement.at("Effect").text().equals("Allow") ? who : who + " " + effect(statement);
      for (Value action : statement.at("Action").items()) {
        for (Value resource : statement.at("Resource").items()) {
          permissions.add(
              String.join(" | ", verb, action.text(), resource.text(), condition(statement)));
        }
      }
    }
  }

  /// Returns whom a statement denies: everybody, or the role that has it.
  private static String effect(Value statement) {
    Value principal = statement.at("Principal");
    boolean everybody = principal.text().equals("*");
    boolean denies = statement.at("Effect").text().equals("Deny");
    if (!denies || (principal.exists() && !everybody)) {
      return "has another effect on " + principal;
    }
    return everybody ? "denies" : "is denied";
  }

  private static String condition(Value statement) {
    Set<String> conditions = new TreeSet<>();
    for (Map.Entry<String, Value> operator : statement.at("Condition").fields().entrySet()) {
      operator
          .getValue()
          .fields()
          .forEach((key, values) -> {
            for (Value value : values.items()) {
              conditions.add(operator.getKey() + " " + key + "=" + value.text());
            }
          });
    }
    return conditions.isEmpty() ? "-" : String.join(" ", conditions);
  }
}
