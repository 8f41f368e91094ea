package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Resolver;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks every list item and mapping that the template looks up, even inside of false conditions,
/// because some tools evaluate functions before conditions.
public final class Lookups {
  private static final Set<String> FUNCTIONS = Set.of("Fn::Select", "Fn::FindInMap");

  /// The parameters that are keys of mappings.
  private static final List<String> KEYS = List.of("Destination", "IndexRotation");

  private static final List<String> SECTIONS = List.of("Conditions", "Resources", "Outputs");

  private Lookups() {}

  /// Returns the look-ups of `template` that find nothing for some destination or rotation.
  public static List<String> problems(Template template) {
    Map<String, String> parameters = new LinkedHashMap<>();
    template
        .section("Parameters")
        .forEach((name, parameter) -> parameters.put(name, parameter.at("Default").text()));
    List<Value> lookups = new ArrayList<>();
    SECTIONS.forEach(section -> collect(template.root().at(section), lookups));
    Set<String> problems = new LinkedHashSet<>();
    for (String key : KEYS) {
      for (Value value : template.root().at("Parameters/" + key + "/AllowedValues").items()) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(key, value.text());
        Resolver resolver = new Resolver(template, changed);
        lookups.forEach(resolver::resolve);
        problems.addAll(resolver.problems());
      }
    }
    return List.copyOf(problems);
  }

  private static void collect(Value value, List<Value> lookups) {
    if (value.fields().keySet().stream().anyMatch(FUNCTIONS::contains)) {
      lookups.add(value);
      return;
    }
    List<Value> inner =
        value instanceof Value.Items(List<Value> items)
            ? items
            : List.copyOf(value.fields().values());
    inner.forEach(each -> collect(each, lookups));
  }
}
