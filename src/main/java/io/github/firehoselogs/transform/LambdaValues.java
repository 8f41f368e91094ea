package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonName;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of each [LambdaField] in a text, and whether that is all there is.
final class LambdaValues {
  /// The event as it came, where something in it has no field.
  static final JsonName EVENT = JsonName.of("event");

  private final Map<LambdaField, Slice> values = new EnumMap<>(LambdaField.class);
  private boolean complete = true;

  /// Says that `field` is `value`. A second value has no place.
  void put(@Nullable LambdaField field, Slice value) {
    if (field == null || values.putIfAbsent(field, value) != null) {
      complete = false;
    }
  }

  /// Makes the value of `field` that of `other`.
  void move(LambdaField field, LambdaField other) {
    Slice value = values.remove(field);
    if (value != null) {
      put(other, value);
    }
  }

  /// Says that something in the text has no field.
  void lacksSomething() {
    complete = false;
  }

  boolean isComplete() {
    return complete;
  }

  @Nullable Slice of(LambdaField field) {
    return values.get(field);
  }

  /// Returns the values in the order of their fields.
  Map<LambdaField, Slice> inOrder() {
    return values;
  }
}
