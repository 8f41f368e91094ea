package io.github.firehoselogs.template;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value in a template. Every scalar is text, as CloudFormation's parameters are.
public sealed interface Value {
  record Text(String text) implements Value {}

  record Items(List<Value> items) implements Value {}

  record Fields(Map<String, Value> fields) implements Value {}

  /// Absent, or removed by `AWS::NoValue`.
  record Nothing() implements Value {}

  static Value nothing() {
    return new Nothing();
  }

  /// Returns the value at `path`: field names and indexes, separated by slashes.
  default Value at(String path) {
    int slash = path.indexOf('/');
    Value first = child(slash < 0 ? path : path.substring(0, slash));
    return slash < 0 ? first : first.at(path.substring(slash + 1));
  }

  private Value child(String name) {
    return switch (this) {
      case Fields(Map<String, Value> fields) -> fields.getOrDefault(name, nothing());
      case Items(List<Value> items) -> {
        int index = name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : items.size();
        yield index < items.size() ? items.get(index) : nothing();
      }
      case Text _, Nothing _ -> nothing();
    };
  }

  default boolean exists() {
    return !(this instanceof Nothing);
  }

  /// Returns the text of a scalar, `""` if this is not one.
  default String text() {
    return this instanceof Text(String text) ? text : "";
  }

  /// Returns the items of a list; a single value is a list of one, as in a policy.
  default List<Value> items() {
    return switch (this) {
      case Items(List<Value> items) -> items;
      case Nothing _ -> List.of();
      case Text _, Fields _ -> List.of(this);
    };
  }

  default Map<String, Value> fields() {
    return this instanceof Fields(Map<String, Value> fields) ? fields : Map.of();
  }

  /// Returns all scalars by path. An empty list or object is `[]` or `{}`.
  default SortedMap<String, String> leaves() {
    SortedMap<String, String> leaves = new TreeMap<>();
    addLeaves("", leaves);
    return leaves;
  }

  private void addLeaves(String path, SortedMap<String, String> leaves) {
    String prefix = path.isEmpty() ? "" : path + "/";
    switch (this) {
      case Text(String text) -> leaves.put(path, text);
      case Nothing _ -> {}
      case Fields(Map<String, Value> fields) -> {
        fields.forEach((name, value) -> value.addLeaves(prefix + name, leaves));
        if (fields.isEmpty()) {
          leaves.put(path, "{}");
        }
      }
      case Items(List<Value> items) -> {
        for (int i = 0; i < items.size(); i++) {
          items.get(i).addLeaves(prefix + i, leaves);
        }
        if (items.isEmpty()) {
          leaves.put(path, "[]");
        }
      }
    }
  }
}
