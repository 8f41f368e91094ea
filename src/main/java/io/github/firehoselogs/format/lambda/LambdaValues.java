package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonName;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of each [LambdaField] in a text, and whether that is all there is.
final class LambdaValues {
  /// The unchanged event, a string, if something in it has no field.
  static final JsonName EVENT = JsonName.of("event");

  private final Map<LambdaField, Slice> values = new EnumMap<>(LambdaField.class);
  private boolean complete = true;
  private boolean contradictory;

  /// Sets `field` to `value`. A second value is not kept.
  void put(@Nullable LambdaField field, Slice value) {
    if (field == null) {
      complete = false;
    } else if (values.putIfAbsent(field, value) != null) {
      complete = false;
      contradictory = true;
    }
  }

  /// Removes the value of `field` and returns it, or null if it has none.
  @Nullable Slice remove(LambdaField field) {
    return values.remove(field);
  }

  /// Moves the value of `field` to `other`.
  void move(LambdaField field, LambdaField other) {
    Slice value = remove(field);
    if (value != null) {
      put(other, value);
    }
  }

  /// Notes that something in the text has no field.
  void lacksSomething() {
    complete = false;
  }

  boolean isComplete() {
    return complete;
  }

  /// Returns whether a field has had two values.
  boolean isContradictory() {
    return contradictory;
  }

  @Nullable Slice of(LambdaField field) {
    return values.get(field);
  }

  /// Returns the values in the order of their fields.
  Map<LambdaField, Slice> inOrder() {
    return values;
  }
}
