package io.github.firehoselogs.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves CloudFormation's functions for one set of parameters. A reference to a resource becomes
/// `{Name}`, to its attribute `{Name.Attribute}`. A reference to nothing is a problem.
public final class Resolver {
  public static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId", "123456789012",
          "AWS::Partition", "aws",
          "AWS::Region", "eu-central-1",
          "AWS::StackName", "my-stack",
          "AWS::URLSuffix", "amazonaws.com");

  private static final Set<String> ATTRIBUTES = Set.of("Arn");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^!}][^}]*)\\}");

  private final Template template;
  private final Map<String, String> parameters;
  private final Map<String, Boolean> conditions = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> references = new LinkedHashSet<>();

  public Resolver(Template template, Map<String, String> parameters) {
    this.template = template;
    this.parameters = parameters;
  }

  public Set<String> problems() {
    return problems;
  }

  /// Returns the resources that were referred to since the last call.
  Set<String> takeReferences() {
    Set<String> taken = Set.copyOf(references);
    references.clear();
    return taken;
  }

  /// Returns whether the condition `name` holds.
  public boolean condition(String name) {
    Boolean known = conditions.get(name);
    if (known != null) {
      return known;
    }
    Value value = template.section("Conditions").getOrDefault(name, Value.nothing());
    if (!value.exists()) {
      problems.add("no condition " + name);
      return false;
    }
    boolean holds = holds(value);
    conditions.put(name, holds);
    return holds;
  }

  /// Returns whether `value`, a condition function, holds.
  boolean holds(Value value) {
    if (value.fields().size() != 1) {
      problems.add("no condition: " + value);
      return false;
    }
    Map.Entry<String, Value> function = value.fields().entrySet().iterator().next();
    List<Value> arguments = function.getValue().items();
    return switch (function.getKey()) {
      case "Condition" -> condition(function.getValue().text());
      case "Fn::Equals" -> counted(arguments, 2, 2) && equal(arguments.get(0), arguments.get(1));
      case "Fn::Not" -> counted(arguments, 1, 1) && !holds(arguments.getFirst());
      case "Fn::And" -> counted(arguments, 2, 10) && arguments.stream().allMatch(this::holds);
      case "Fn::Or" -> counted(arguments, 2, 10) && arguments.stream().anyMatch(this::holds);
      case "Fn::Contains" ->
          counted(arguments, 2, 2)
              && resolve(arguments.get(0)).items().contains(resolve(arguments.get(1)));
      default -> {
        problems.add("no condition function: " + function.getKey());
        yield false;
      }
    };
  }

  private boolean counted(List<Value> arguments, int min, int max) {
    boolean counted = arguments.size() >= min && arguments.size() <= max;
    if (!counted) {
      problems.add("expected " + min + " to " + max + " arguments: " + arguments);
    }
    return counted;
  }

  private boolean equal(Value left, Value right) {
    return resolve(left).equals(resolve(right));
  }

  /// Returns `value` with all functions resolved.
  public Value resolve(Value value) {
    return switch (value) {
      case Value.Text _, Value.Nothing _ -> value;
      case Value.Items(List<Value> items) -> {
        List<Value> resolved = new ArrayList<>();
        for (Value each : items) {
          Value item = resolve(each);
          if (item.exists()) {
            resolved.add(item);
          }
        }
        yield new Value.Items(resolved);
      }
      case Value.Fields(Map<String, Value> fields) -> {
        String first = fields.isEmpty() ? "" : fields.keySet().iterator().next();
        boolean function = fields.size() == 1 && (first.equals("Ref") || first.startsWith("Fn::"));
        yield function ? call(first, fields.getOrDefault(first, value)) : fields(fields);
      }
    };
  }

  private Value fields(Map<String, Value> fields) {
    if (fields.isEmpty()) {
      problems.add("an empty object");
    }
    Map<String, Value> resolved = new LinkedHashMap<>();
    fields.forEach((name, each) -> {
      Value field = resolve(each);
      if (field.exists()) {
        resolved.put(name, field);
      }
    });
    return new Value.Fields(resolved);
  }

  private Value call(String function, Value argument) {
    return switch (function) {
      case "Ref" -> reference(argument.text());
      case "Fn::GetAtt" -> attribute(argument.at("0").text(), argument.at("1").text());
      case "Fn::Sub" -> substitute(argument);
      case "Fn::If" -> choose(argument.items());
      case "Fn::Join" ->
          new Value.Text(String.join(argument.at("0").text(), texts(resolve(argument.at("1")))));
      case "Fn::Split" -> split(argument.at("0").text(), resolve(argument.at("1")).text());
      case "Fn::Select" -> select(argument);
      case "Fn::FindInMap" -> find(resolve(argument).items());
      default -> {
        problems.add("unknown function " + function);
        yield Value.nothing();
      }
    };
  }

  private Value reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return Value.nothing();
    }
    String pseudo = PSEUDO.getOrDefault(name, "");
    if (parameters.containsKey(name) || !pseudo.isEmpty()) {
      return new Value.Text(parameters.getOrDefault(name, pseudo));
    }
    refer(name);
    return new Value.Text("{" + name + "}");
  }

  private Value attribute(String resource, String attribute) {
    refer(resource);
    if (!ATTRIBUTES.contains(attribute)) {
      problems.add("unknown attribute " + resource + "." + attribute);
    }
    return new Value.Text("{" + resource + "." + attribute + "}");
  }

  private void refer(String resource) {
    references.add(resource);
    if (!isMade(resource)) {
      problems.add("refers to " + resource + ", which is not made");
    }
  }

  /// Returns whether there is a resource `name` whose condition holds.
  boolean isMade(String name) {
    Value resource = template.section("Resources").getOrDefault(name, Value.nothing());
    Value condition = resource.at("Condition");
    return resource.exists() && (!condition.exists() || condition(condition.text()));
  }

  private Value substitute(Value argument) {
    boolean bare = argument instanceof Value.Text;
    String text = bare ? argument.text() : argument.at("0").text();
    Map<String, Value> own = bare ? Map.of() : resolve(argument.at("1")).fields();
    Matcher places = PLACE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      Value value = own.containsKey(name) ? own.getOrDefault(name, Value.nothing()) : place(name);
      places.appendReplacement(result, Matcher.quoteReplacement(value.text()));
    }
    places.appendTail(result);
    for (String name : own.keySet()) {
      if (!text.contains("${" + name + "}")) {
        problems.add("Fn::Sub names " + name + " without use");
      }
    }
    return new Value.Text(result.toString().replace("${!", "${"));
  }

  private Value place(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? reference(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private Value choose(List<Value> arguments) {
    if (!counted(arguments, 3, 3)) {
      return Value.nothing();
    }
    return resolve(arguments.get(condition(arguments.getFirst().text()) ? 1 : 2));
  }

  private static List<String> texts(Value items) {
    return items.items().stream().map(Value::text).toList();
  }

  private static Value split(String delimiter, String text) {
    List<Value> parts = new ArrayList<>();
    for (String part : text.split(Pattern.quote(delimiter), -1)) {
      parts.add(new Value.Text(part));
    }
    return new Value.Items(parts);
  }

  private Value select(Value argument) {
    Value selected = resolve(argument.at("1")).at(argument.at("0").text());
    if (!selected.exists()) {
      problems.add("Fn::Select finds nothing: " + argument);
    }
    return selected;
  }

  private Value find(List<Value> keys) {
    Value found = template.root().at("Mappings");
    for (Value key : keys) {
      found = found.at(key.text());
    }
    if (!found.exists()) {
      problems.add("Fn::FindInMap finds nothing: " + keys);
    }
    return found;
  }
}
