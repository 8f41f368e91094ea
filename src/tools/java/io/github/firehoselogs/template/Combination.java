package io.github.firehoselogs.template;

import java.util.Map;
import java.util.Set;

/// Parameters of a possible deployment, and the facts that follow from them: words such as `s3`,
/// `kinesis`, `key`.
public record Combination(Map<String, String> parameters, Set<String> facts) {
  /// Returns whether `when` is true for these facts. All its words must be true: `a` if it is a
  /// fact, `a/b` if either is, `!a` if it is not.
  public boolean is(String when) {
    for (String word : when.split(" ", -1)) {
      if (!word.isEmpty() && !word.equals("always") && !holds(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String word) {
    if (word.startsWith("!")) {
      return !holds(word.substring(1));
    }
    for (String either : word.split("/", -1)) {
      if (facts.contains(either)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return String.join(" ", facts);
  }
}
