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

  /// Returns the transform `name`. `pattern` is the regular expression for the transform `pattern`,
  /// `""` if it is not set.
  ///
  /// Throws [IllegalArgumentException] with one line that states the problem.
  public static Transform named(String name, String pattern) {
    for (BuiltInTransform each : BuiltInTransform.values()) {
      if (each.transformName.equals(name)) {
        if (needsPattern(name) && pattern.isEmpty()) {
          throw new IllegalArgumentException("'pattern' needs PATTERN, which is not set");
        }
        return each.create(pattern);
      }
    }
    return UserTransform.named(name, known());
  }

  /// Returns whether the transform `name` reads the setting `PATTERN`.
  public static boolean needsPattern(String name) {
    return name.equals(BuiltInTransform.PATTERN.transformName);
  }

  private static String known() {
    return "expected " + String.join(", ", names()) + " or the name of a class";
  }
}
