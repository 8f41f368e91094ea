package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.Place.Before;
import io.github.firehoselogs.regex.Program.Instruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Where the branches of a state go at the next byte: each follows its instructions up to those that
/// take the byte. Of branches that meet only the first goes on, and of those behind a match none.
final class Moves {
  /// The row of a branch that has just started.
  static final int NEW = -1;

  private final Program program;
  private final Before before;
  private final int next;
  private final BitSet seen = new BitSet();
  private final BitSet taken = new BitSet();
  private final List<Move> moves = new ArrayList<>();
  private Optional<Move> match = Optional.empty();
  private int[] todo = new int[16];
  private long[] todoTags = new long[16];
  private int size;
  private int work;
  private boolean passesPlaces = true;

  /// A branch with the row `row` that goes to the instruction `to` and has passed `tags`, as bits.
  record Move(int row, long tags, int to) {}

  private Moves(Program program, Before before, int next) {
    this.program = program;
    this.before = before;
    this.next = next;
  }

  /// Follows the branches of `state` to where they are behind the byte `next`.
  static Moves of(Program program, State state, int next) {
    Moves moves = new Moves(program, state.before(), next);
    for (State.Branch branch : state.branches()) {
      moves.follow(branch.at(), branch.row());
    }
    if (state.searching() && !isInsideCharacter(next)) {
      moves.follow(program.start(), NEW);
    }
    return moves;
  }

  /// Follows the branches of `state` as far as they go by themselves, past no place.
  static Moves beforeAnything(Program program, State state) {
    Moves moves = new Moves(program, state.before(), Place.END);
    moves.passesPlaces = false;
    for (State.Branch branch : state.branches()) {
      moves.follow(branch.at(), branch.row());
    }
    return moves;
  }

  private static boolean isInsideCharacter(int next) {
    return next >= 0x80 && next < 0xc0;
  }

  private void follow(int start, int row) {
    push(start, 0);
    while (size > 0) {
      size--;
      work++;
      int at = todo[size];
      if (match.isEmpty() && !seen.get(at)) {
        seen.set(at);
        follow(program.instructions().get(at), row, todoTags[size]);
      }
    }
  }

  private void follow(Instruction instruction, int row, long tags) {
    switch (instruction) {
      case Instruction.Bytes bytes -> {
        if (takes(bytes) && !taken.get(bytes.next())) {
          taken.set(bytes.next());
          moves.add(new Move(row, tags, bytes.next()));
        }
      }
      case Instruction.Split split -> {
        push(split.second(), tags);
        push(split.first(), tags);
      }
      case Instruction.Tag tag -> push(tag.next(), tags | 1L << tag.tag());
      case Instruction.Only only -> {
        if (passesPlaces && only.place().isBetween(before, next)) {
          push(only.next(), tags);
        }
      }
      case Instruction.Match _ -> match = Optional.of(new Move(row, tags, Automaton.DEAD));
    }
  }

  private boolean takes(Instruction.Bytes bytes) {
    return next != Place.END && program.sets().get(bytes.set()).get(next);
  }

  private void push(int at, long tags) {
    if (size == todo.length) {
      todo = Arrays.copyOf(todo, 2 * size);
      todoTags = Arrays.copyOf(todoTags, 2 * size);
    }
    todo[size] = at;
    todoTags[size] = tags;
    size++;
  }

  /// Returns the moves, the first of them before the next.
  List<Move> all() {
    return moves;
  }

  /// Returns the branch that has found the pattern in front of the byte.
  Optional<Move> match() {
    return match;
  }

  /// Returns how many instructions were followed.
  int work() {
    return work;
  }
}
