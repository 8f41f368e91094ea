package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonName;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of the [fields][LambdaField] of one line, and whether they contain all of the line.
final class LambdaValues {
  /// The unchanged line, as a string, if a part of it has no field.
  static final JsonName EVENT = JsonName.of("event");

  private final Map<LambdaField, Slice> values = new EnumMap<>(LambdaField.class);
  private boolean complete = true;
  private boolean contradictory;

  /// Sets `field` to `value`, unless it already has one.
  void put(@Nullable LambdaField field, Slice value) {
    if (field == null) {
      complete = false;
    } else if (values.putIfAbsent(field, value) != null) {
      complete = false;
      contradictory = true;
    }
  }

  /// Removes the value of `field` and returns it, or returns null if it has none.
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

  /// Records that a part of the line has no field.
  void markIncomplete() {
    complete = false;
  }

  boolean isComplete() {
    return complete;
  }

  /// Returns whether any field was given two values.
  boolean isContradictory() {
    return contradictory;
  }

  @Nullable Slice valueOf(LambdaField field) {
    return values.get(field);
  }

  /// Returns the values in the order of their fields.
  Map<LambdaField, Slice> inOrder() {
    return values;
  }
}
