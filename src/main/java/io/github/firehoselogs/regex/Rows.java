package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.Moves.Move;
import io.github.firehoselogs.regex.State.Branch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which rows of offsets branches keep when they move: the first that comes from a branch keeps its
/// row, and the others get copies of it in the lowest rows that nobody keeps. So no row is read after
/// it has been written.
final class Rows {
  private final int firstTag;
  private final int width;
  private final List<Branch> branches = new ArrayList<>();
  private final BitSet kept = new BitSet();
  private final BitSet used = new BitSet();
  private final Ints copies = new Ints();
  private final Ints cleared = new Ints();
  private final Ints tags = new Ints();

  /// Gives rows to `moves`, as wide as `width` tags from `firstTag` on.
  Rows(List<Move> moves, int firstTag, int width) {
    this.firstTag = firstTag;
    this.width = width;
    for (Move move : moves) {
      if (move.row() != Moves.NEW) {
        used.set(move.row());
      }
    }
    for (Move move : moves) {
      int row = width == 0 ? 0 : row(move.row());
      branches.add(new Branch(move.to(), row));
      addPassed(move.tags(), row * width, tags);
    }
  }

  private int row(int from) {
    if (from != Moves.NEW && !kept.get(from)) {
      kept.set(from);
      return from;
    }
    int row = used.nextClearBit(0);
    used.set(row);
    if (from == Moves.NEW) {
      cleared.add(row * width);
    } else {
      copies.add(from * width);
      copies.add(row * width);
    }
    return row;
  }

  /// Adds the tags among `bits` to `offsets`, in the row that starts at `row`.
  private void addPassed(long bits, int row, Ints offsets) {
    for (int tag = 0; tag < width; tag++) {
      if ((bits >>> (firstTag + tag) & 1) != 0) {
        offsets.add(row + tag);
      }
    }
  }

  /// Returns the branches with their rows.
  List<Branch> branches() {
    return branches;
  }

  /// Returns the step that moves the rows, to the state `target`.
  Step step(int target, Step.Match match) {
    return new Step(
        target, width * used.length(), match, copies.toArray(), cleared.toArray(), tags.toArray());
  }

  /// Returns how `found` tells its offsets, read before the rows are moved.
  Step.Match match(Move found) {
    int row = found.row() == Moves.NEW ? Step.Match.NEW : found.row() * width;
    Ints offsets = new Ints();
    addPassed(found.tags(), 0, offsets);
    return new Step.Match(row, offsets.toArray());
  }
}
