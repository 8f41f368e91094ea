package io.github.firehoselogs.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Recognizes misspelt names of variables. A variable with such a name has no effect, so a typo in
/// `REDACT` would deliver secrets.
final class Misspelling {
  /// Names up to this length may have one mistake, longer ones two.
  private static final int SHORT = 5;

  private Misspelling() {}

  /// Returns the name among `known` that `name` resembles but is not: case aside, they differ by one
  /// or two letters that are missing, added, replaced or swapped.
  static Optional<String> of(String name, Collection<String> known) {
    if (known.contains(name)) {
      return Optional.empty();
    }
    String upper = name.toUpperCase(Locale.ROOT);
    for (String each : known) {
      int max = each.length() > SHORT ? 2 : 1;
      if (Math.abs(each.length() - name.length()) <= max && distance(upper, each) <= max) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Returns the number of letters that differ; two swapped neighbours count once.
  private static int distance(String a, String b) {
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : distance(a, b, i, j, distances);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int distance(String a, String b, int i, int j, int[][] distances) {
    boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
    int distance =
        Math.min(
            distances[i - 1][j - 1] + (isSame ? 0 : 1),
            Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(distance, distances[i - 2][j - 2] + 1) : distance;
  }
}
