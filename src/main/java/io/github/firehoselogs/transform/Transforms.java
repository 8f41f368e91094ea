package io.github.firehoselogs.transform;

import java.util.ArrayList;
import java.util.List;

/// Finds transforms by the value of `TRANSFORM`: the name of a built-in transform, or the class
/// name of a user's transform.
public final class Transforms {
  private Transforms() {}

  /// Returns the names of all built-in transforms, in the order of [BuiltInTransform].
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (BuiltInTransform each : BuiltInTransform.values()) {
      names.add(each.transformName);
    }
    return names;
  }

  /// Returns the transform `name` with those of `settings` that it reads.
  ///
  /// Throws [IllegalArgumentException] with one line that states the problem. It is a
  /// [TransformSettings.InvalidException] if the value of a setting is invalid.
  public static Transform named(String name, TransformSettings settings) {
    for (BuiltInTransform each : BuiltInTransform.values()) {
      if (each.transformName.equals(name)) {
        boolean hasPattern = !settings.valueOf(TransformSetting.PATTERN).isEmpty();
        if (each == BuiltInTransform.PATTERN && !hasPattern) {
          throw new IllegalArgumentException("'pattern' needs PATTERN, which is not set");
        }
        return each.create(settings);
      }
    }
    return UserTransform.named(name, known());
  }

  private static String known() {
    return "expected " + String.join(", ", names()) + " or the name of a class";
  }
}
