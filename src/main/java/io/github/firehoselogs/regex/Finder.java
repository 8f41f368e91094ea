package io.github.firehoselogs.regex;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds one pattern in texts of valid UTF-8. Safe for use by several threads at once.
sealed interface Finder permits AutomatonFinder, Re2Finder {
  /// What [#groupsIn] returns where there is no match.
  int[] NO_MATCH = {};

  /// Returns whether the pattern is somewhere in `text`.
  boolean isIn(Utf8Builder text);

  /// Returns the byte offsets of the named groups of the first match, as `from, to` pairs.
  int[] groupsIn(Utf8Builder text);

  /// Tells all matches from `from` on that are not empty.
  void findAll(Utf8Builder text, int from, Matches matches);
}
