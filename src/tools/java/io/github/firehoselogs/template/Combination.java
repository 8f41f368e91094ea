package io.github.firehoselogs.template;

import java.util.Map;
import java.util.Set;

/// Parameters of a deployment, and the facts that follow from them: words such as `s3`, `kinesis`,
/// `key`.
record Combination(Map<String, String> parameters, Set<String> facts) {
  /// Returns whether all words of `when` are true: each is a fact, `a/b` for either, or `!a` for
  /// not.
  boolean is(String when) {
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
