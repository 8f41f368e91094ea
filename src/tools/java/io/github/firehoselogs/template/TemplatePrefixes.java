package io.github.firehoselogs.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The prefixes of a template's S3 destination if every parameter has its default. Empty if the
/// template has none.
public record TemplatePrefixes(Optional<String> delivery, Optional<String> errors) {
  private static final String ERRORS = "ErrorOutputPrefix";

  /// Returns the prefixes in `yaml`, a template or a part of one.
  public static TemplatePrefixes of(String yaml) {
    Template template = new Template(CloudFormationYaml.read(yaml));
    Combination defaults = new Combination(Map.of(), Set.of());
    Map<String, Value> resources = Deployment.of(template, defaults).resources();
    Value destination =
        destination(resources.isEmpty() ? template.root() : new Value.Fields(resources));
    return new TemplatePrefixes(text(destination, "Prefix"), text(destination, ERRORS));
  }

  private static Value destination(Value value) {
    if (value.at(ERRORS).exists()) {
      return value;
    }
    return value.fields().values().stream()
        .map(TemplatePrefixes::destination)
        .filter(Value::exists)
        .findFirst()
        .orElse(Value.nothing());
  }

  private static Optional<String> text(Value destination, String field) {
    return Optional.of(destination.at(field).text()).filter(text -> !text.isEmpty());
  }
}
