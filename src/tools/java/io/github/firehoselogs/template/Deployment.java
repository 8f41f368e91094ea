package io.github.firehoselogs.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A template resolved for one combination of parameters. `resources` and `outputs` contain no
/// functions. `refusals` are the sentences of the rules and constraints that refuse the
/// combination, in order. `problems` are mistakes of the template.
public record Deployment(
    Combination combination,
    Map<String, Value> resources,
    Map<String, Value> outputs,
    List<String> refusals,
    Set<String> problems) {

  public static Deployment of(Template template, Combination combination) {
    Map<String, String> parameters = new LinkedHashMap<>();
    template
        .section("Parameters")
        .forEach((name, parameter) -> parameters.put(name, parameter.at("Default").text()));
    List<String> refusals =
        new ArrayList<>(Constraints.refusals(template, combination.parameters()));
    parameters.putAll(combination.parameters());
    Resolver resolver = new Resolver(template, parameters);
    refusals.addAll(refusals(template, resolver));
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    Map<String, Value> resources = resources(template, resolver, needs);
    Map<String, Value> outputs = outputs(template, resolver);
    Set<String> problems = new LinkedHashSet<>(resolver.problems());
    needs.keySet().stream()
        .filter(name -> reaches(name, needs))
        .forEach(name -> problems.add(name + " needs itself"));
    return new Deployment(combination, resources, outputs, refusals, problems);
  }

  private static List<String> refusals(Template template, Resolver resolver) {
    List<String> refusals = new ArrayList<>();
    for (Value rule : template.section("Rules").values()) {
      Value condition = rule.at("RuleCondition");
      if (!condition.exists() || resolver.holds(condition)) {
        for (Value assertion : rule.at("Assertions").items()) {
          if (!resolver.holds(assertion.at("Assert"))) {
            refusals.add(assertion.at("AssertDescription").text());
          }
        }
      }
    }
    return refusals;
  }

  private static Map<String, Value> resources(
      Template template, Resolver resolver, Map<String, Set<String>> needs) {
    Map<String, Value> resources = new LinkedHashMap<>();
    template
        .section("Resources")
        .forEach((name, resource) -> {
          if (resolver.isMade(name)) {
            resolver.takeReferences();
            Map<String, Value> fields = new LinkedHashMap<>(resource.fields());
            fields.put("Properties", resolver.resolve(resource.at("Properties")));
            Set<String> needed = new HashSet<>(resolver.takeReferences());
            for (Value each : resource.at("DependsOn").items()) {
              needed.add(each.text());
              if (!resolver.isMade(each.text())) {
                resolver
                    .problems()
                    .add(name + " depends on " + each.text() + ", which is not made");
              }
            }
            needs.put(name, needed);
            resources.put(name, new Value.Fields(fields));
          }
        });
    return resources;
  }

  private static Map<String, Value> outputs(Template template, Resolver resolver) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    template
        .section("Outputs")
        .forEach((name, output) -> {
          Value condition = output.at("Condition");
          if (!condition.exists() || resolver.condition(condition.text())) {
            outputs.put(name, resolver.resolve(output.at("Value")));
          }
        });
    return outputs;
  }

  private static boolean reaches(String name, Map<String, Set<String>> needs) {
    Deque<String> open = new ArrayDeque<>(needs.getOrDefault(name, Set.of()));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(name)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  /// Returns the resources of `type` by name.
  public Map<String, Value> ofType(String type) {
    Map<String, Value> found = new LinkedHashMap<>();
    resources.forEach((name, resource) -> {
      if (resource.at("Type").text().equals(type)) {
        found.put(name, resource);
      }
    });
    return found;
  }

  /// Returns the properties of the resource `name`, which may be absent.
  public Value properties(String name) {
    return resources.getOrDefault(name, Value.nothing()).at("Properties");
  }
}
