package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.Place.Before;
import java.util.List;

/// Where all branches of a program are between two bytes.
///
/// @param before what stands before the place
/// @param searching whether a match may still start here or later: none has been found
/// @param branches the first of them before the next
record State(Before before, boolean searching, List<Branch> branches) {
  /// A branch that is at the instruction `at` and keeps its offsets in the row `row`.
  record Branch(int at, int row) {}

  State {
    branches = List.copyOf(branches);
  }

  /// Returns whether nothing can be found any more.
  boolean isDead() {
    return !searching && branches.isEmpty();
  }
}
