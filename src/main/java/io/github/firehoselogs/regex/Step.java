package io.github.firehoselogs.regex;

import java.util.Arrays;

/// What an [Automaton] does at one byte besides moving to another state. Each of its branches has a
/// row of offsets, one for each tag, all in one array.
///
/// @param target the state behind the byte
/// @param rowsEnd how many offsets the rows of that state have together
/// @param match the match to note before anything moves
/// @param copies pairs of where a row starts and where it is copied to
/// @param cleared where rows start that have no offsets yet
/// @param tags which offsets are here
record Step(int target, int rowsEnd, Match match, int[] copies, int[] cleared, int[] tags) {
  /// A match that the branch with the row at `row` has found; `tags` are the offsets that are here.
  record Match(int row, int[] tags) {
    /// No match.
    static final Match NONE = new Match(-2, new int[0]);

    /// The row of a branch that has started where it ends.
    static final int NEW = -1;

    /// Writes the offsets of the match that ends `at` to `offsets`.
    void note(int[] rows, int at, int[] offsets) {
      if (row == NEW) {
        Arrays.fill(offsets, -1);
      } else {
        System.arraycopy(rows, row, offsets, 0, offsets.length);
      }
      for (int tag : tags) {
        offsets[tag] = at;
      }
    }
  }

  private static final int[] NONE = {};

  /// Returns a step that only moves to `target`.
  static Step to(int target) {
    return new Step(target, 0, Match.NONE, NONE, NONE, NONE);
  }

  boolean matches() {
    return match.row >= Match.NEW;
  }

  /// Returns whether this only moves to another state.
  boolean isPlain() {
    return !matches() && copies.length + cleared.length + tags.length == 0;
  }

  /// Makes the rows those behind the byte `at`, and returns them.
  int[] move(int[] rows, int at, int width) {
    int[] moved = rowsEnd > rows.length ? Arrays.copyOf(rows, rowsEnd) : rows;
    for (int i = 0; i < copies.length; i += 2) {
      System.arraycopy(moved, copies[i], moved, copies[i + 1], width);
    }
    for (int row : cleared) {
      Arrays.fill(moved, row, row + width, -1);
    }
    for (int tag : tags) {
      moved[tag] = at;
    }
    return moved;
  }
}
