package io.github.firehoselogs.regex;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// A pattern as instructions for branches that move through the bytes of a text, each from [#start]:
/// a nondeterministic automaton whose branches have priorities.
///
/// ```
/// a+b    0 match         3 split → 4, 2
///        1 tag 1 → 0     4 bytes a → 3
///        2 bytes b → 1   5 tag 0 → 4, the start
/// ```
///
/// @param instructions by number
/// @param start the number of the first one
/// @param sets the sets of bytes that instructions ask for
/// @param tags how many offsets it tells: of the whole match, then of the named groups
record Program(List<Instruction> instructions, int start, List<BitSet> sets, int tags) {
  /// What a branch does. `next` is the number of the instruction behind it.
  sealed interface Instruction {
    /// Takes one byte of a set.
    record Bytes(int set, int next) implements Instruction {}

    /// Goes on as two branches, `first` before `second`.
    record Split(int first, int second) implements Instruction {}

    /// Notes where it is as the offset number `tag`.
    record Tag(int tag, int next) implements Instruction {}

    /// Goes on only at a place.
    record Only(Place place, int next) implements Instruction {}

    /// Has found the pattern.
    record Match() implements Instruction {}
  }

  Program {
    instructions = List.copyOf(instructions);
    sets = List.copyOf(sets);
  }

  /// Returns whether this asks for a place that is `of` the kind.
  boolean asksFor(Predicate<Place> of) {
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Only only && of.test(only.place())) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether a match can only start where the text starts.
  boolean startsWithText() {
    BitSet reached = new BitSet();
    BitSet followed = new BitSet();
    reached.set(start);
    for (int at = start; at >= 0; at = reached.nextSetBit(0)) {
      reached.clear(at);
      followed.set(at);
      switch (instructions.get(at)) {
        case Instruction.Bytes _, Instruction.Match _ -> {
          return false;
        }
        case Instruction.Split split -> {
          reached.set(split.first());
          reached.set(split.second());
        }
        case Instruction.Tag tag -> reached.set(tag.next());
        case Instruction.Only only -> {
          if (only.place() != Place.TEXT_START) {
            reached.set(only.next());
          }
        }
      }
      reached.andNot(followed);
    }
    return true;
  }
}
