package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.CodePoints.Range;
import io.github.firehoselogs.regex.Program.Instruction;
import io.github.firehoselogs.regex.Syntax.At;
import io.github.firehoselogs.regex.Syntax.Choice;
import io.github.firehoselogs.regex.Syntax.Group;
import io.github.firehoselogs.regex.Syntax.One;
import io.github.firehoselogs.regex.Syntax.Repeat;
import io.github.firehoselogs.regex.Syntax.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the [Program] of a pattern from its end to its start, so that each part knows what is
/// next. Loops are as RE2 has them, since their form decides which of several matches is found.
final class ProgramWriter {
  /// The most instructions of a program: several times those that RE2/J may have, which takes a
  /// character where this one takes up to four bytes.
  static final int MAX_INSTRUCTIONS = 4 * LinearPattern.MAX_INSTRUCTIONS;

  /// The most tags of a program: they are bits of a `long`.
  static final int MAX_TAGS = Long.SIZE;

  private final List<Instruction> instructions = new ArrayList<>();
  private final List<BitSet> sets = new ArrayList<>();
  private final Map<BitSet, Integer> setNumbers = new HashMap<>();

  private ProgramWriter() {}

  /// Returns the program of `syntax`; empty where that would be too large.
  static Optional<Program> program(Syntax syntax, int namedGroups) {
    int tags = 2 + 2 * namedGroups;
    if (tags > MAX_TAGS) {
      return Optional.empty();
    }
    ProgramWriter writer = new ProgramWriter();
    int end = writer.add(new Instruction.Tag(1, writer.add(new Instruction.Match())));
    int start = writer.add(new Instruction.Tag(0, writer.write(syntax, end)));
    return writer.isFull()
        ? Optional.empty()
        : Optional.of(new Program(writer.instructions, start, writer.sets, tags));
  }

  private boolean isFull() {
    return instructions.size() > MAX_INSTRUCTIONS;
  }

  private int add(Instruction instruction) {
    instructions.add(instruction);
    return instructions.size() - 1;
  }

  /// Writes `syntax` in front of the instruction `next` and returns the number of its start.
  private int write(Syntax syntax, int next) {
    if (isFull()) {
      return next;
    }
    return switch (syntax) {
      case One(CodePoints of) -> one(of, next);
      case At(Place place) -> add(new Instruction.Only(place, next));
      case Sequence(List<Syntax> parts) -> sequence(parts, next);
      case Choice(List<Syntax> parts) -> {
        List<Integer> starts = new ArrayList<>();
        for (Syntax part : parts) {
          starts.add(write(part, next));
        }
        yield choice(starts);
      }
      case Repeat repeat -> repeat(repeat, next);
      case Group(Syntax of, int number) -> group(of, number, next);
    };
  }

  private int sequence(List<Syntax> parts, int next) {
    int start = next;
    for (Syntax part : parts.reversed()) {
      start = write(part, start);
    }
    return start;
  }

  private int choice(List<Integer> starts) {
    int start = starts.getLast();
    for (int first : starts.subList(0, starts.size() - 1).reversed()) {
      start = add(new Instruction.Split(first, start));
    }
    return start;
  }

  private int group(Syntax of, int number, int next) {
    if (number < 0) {
      return write(of, next);
    }
    int tag = 2 + 2 * number;
    int inside = write(of, add(new Instruction.Tag(tag + 1, next)));
    return add(new Instruction.Tag(tag, inside));
  }

  /// Writes `x{2,4}` as `xx(x(x)?)?` and `x{2,}` as `xx+`.
  private int repeat(Repeat repeat, int next) {
    Syntax of = repeat.of();
    int copies = repeat.min();
    int start = next;
    if (repeat.max() == Syntax.UNBOUNDED) {
      start = loop(of, repeat.lazy(), copies == 0, next);
      copies--;
    } else {
      for (int i = copies; i < repeat.max() && !isFull(); i++) {
        start = split(write(of, start), next, repeat.lazy());
      }
    }
    for (int i = 0; i < copies && !isFull(); i++) {
      start = write(of, start);
    }
    return start;
  }

  /// Writes `of*` where it is `optional`, else `of+`. What can match the empty text is `(of+)?`
  /// for `of*`, so that the empty text does not come before what else `of` can be.
  private int loop(Syntax of, boolean lazy, boolean optional, int next) {
    int again = add(new Instruction.Match());
    int start = write(of, again);
    instructions.set(again, branch(start, next, lazy));
    if (!optional) {
      return start;
    }
    return of.isNullable() ? split(start, next, lazy) : again;
  }

  private int split(int body, int next, boolean lazy) {
    return add(branch(body, next, lazy));
  }

  private static Instruction branch(int body, int next, boolean lazy) {
    return lazy ? new Instruction.Split(next, body) : new Instruction.Split(body, next);
  }

  /// Writes one character: the ASCII ones as one set, the others byte by byte.
  private int one(CodePoints of, int next) {
    BitSet ascii = new BitSet();
    List<Integer> starts = new ArrayList<>();
    for (Range range : of.ranges()) {
      for (List<Range> bytes : Utf8Ranges.of(range)) {
        if (bytes.size() == 1) {
          ascii.set(bytes.getFirst().first(), bytes.getFirst().last() + 1);
        } else if (!isFull()) {
          starts.add(bytes(bytes, next));
        }
      }
    }
    if (!ascii.isEmpty() || starts.isEmpty()) {
      starts.addFirst(add(new Instruction.Bytes(setNumber(ascii), next)));
    }
    return choice(starts);
  }

  private int bytes(List<Range> bytes, int next) {
    int start = next;
    for (Range range : bytes.reversed()) {
      BitSet set = new BitSet();
      set.set(range.first(), range.last() + 1);
      start = add(new Instruction.Bytes(setNumber(set), start));
    }
    return start;
  }

  private int setNumber(BitSet set) {
    Integer number = setNumbers.putIfAbsent(set, sets.size());
    if (number == null) {
      sets.add(set);
      return sets.size() - 1;
    }
    return number;
  }
}
