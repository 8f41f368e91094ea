package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The table `resources.txt`: the resources that are created, and all their properties that no
/// other table has.
public final class ResourceTable {
  /// Types with tables of their own.
  private static final Set<String> ELSEWHERE =
      Set.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard");

  private record Property(String path, String value, String when) {}

  private record Resource(String when, List<Property> properties) {}

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<Combination, Map<String, SortedMap<String, String>>> known =
      new ConcurrentHashMap<>();

  ResourceTable() {
    List<Property> properties = List.of();
    for (String line : Table.lines("resources.txt")) {
      if (line.startsWith("== ")) {
        int colon = line.indexOf(" : ");
        properties = new ArrayList<>();
        resources.put(
            line.substring(3, colon), new Resource(line.substring(colon + 3), properties));
      } else {
        int equals = line.indexOf(" = ");
        int colon = line.lastIndexOf(" : ");
        boolean always = colon < 0;
        String value =
            always
                ? line.substring(equals + 3)
                : line.substring(equals + 3, Math.max(colon, equals + 3)).strip();
        properties.add(
            new Property(
                line.substring(0, equals), value, always ? "always" : line.substring(colon + 3)));
      }
    }
  }

  /// Returns how `deployment` differs from the table.
  public List<String> problems(Deployment deployment) {
    Map<String, SortedMap<String, String>> expected =
        known.computeIfAbsent(deployment.combination(), this::expected);
    List<String> problems = new ArrayList<>();
    for (String name : resources.keySet()) {
      SortedMap<String, String> actual = actual(deployment, name);
      if (expected.containsKey(name)) {
        compare(name, expected.getOrDefault(name, actual), actual, problems);
      } else if (!actual.isEmpty()) {
        problems.add(name + ": is made, but not expected");
      }
    }
    deployment
        .resources()
        .forEach((name, resource) -> {
          if (!resources.containsKey(name) && !ELSEWHERE.contains(resource.at("Type").text())) {
            problems.add(name + ": not in the table");
          }
        });
    return problems;
  }

  /// Returns the expected properties of each resource that is created.
  private Map<String, SortedMap<String, String>> expected(Combination combination) {
    Places places = new Places(combination);
    Map<String, SortedMap<String, String>> expected = new LinkedHashMap<>();
    resources.forEach((name, resource) -> {
      if (combination.is(resource.when)) {
        expected.put(name, expected(resource, combination, places));
      }
    });
    return expected;
  }

  private static SortedMap<String, String> expected(
      Resource resource, Combination combination, Places places) {
    SortedMap<String, String> expected = new TreeMap<>();
    for (Property each : resource.properties) {
      if (combination.is(each.when)) {
        expected.put(places.fill(each.path), places.fill(each.value));
      }
    }
    return expected;
  }

  private static SortedMap<String, String> actual(Deployment deployment, String name) {
    if (name.equals("Outputs")) {
      return new Value.Fields(deployment.outputs()).leaves();
    }
    SortedMap<String, String> leaves =
        new TreeMap<>(deployment.resources().getOrDefault(name, Value.nothing()).leaves());
    leaves.keySet().removeIf(path -> isElsewhere(leaves.getOrDefault("Type", ""), path));
    return leaves;
  }

  /// Returns whether another table has the property. Conditions have been resolved, and
  /// `permissions.txt` has the content of policies.
  private static boolean isElsewhere(String type, String path) {
    boolean policy =
        path.startsWith("Properties/Policies/")
            || path.startsWith("Properties/PolicyDocument/")
            || (path.equals("Properties/PolicyName") && type.equals("AWS::IAM::RolePolicy"));
    return path.equals("Condition") || policy;
  }

  static void compare(
      String name,
      Map<String, String> expected,
      Map<String, String> actual,
      List<String> problems) {
    expected.forEach((path, value) -> {
      String found = actual.getOrDefault(path, "nothing");
      if (!value.equals(found)) {
        problems.add(name + " " + path + ": expected " + value + ", found " + found);
      }
    });
    actual.forEach((path, value) -> {
      if (!expected.containsKey(path)) {
        problems.add(name + " " + path + ": expected nothing, found " + value);
      }
    });
  }
}
