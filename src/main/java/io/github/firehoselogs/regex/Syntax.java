package io.github.firehoselogs.regex;

import java.util.List;

/// The parts of a pattern.
sealed interface Syntax {
  /// No bound on how often something is repeated.
  int UNBOUNDED = -1;

  /// One character of the set.
  record One(CodePoints of) implements Syntax {}

  /// No character, but a place in the text.
  record At(Place place) implements Syntax {}

  /// One part after another.
  record Sequence(List<Syntax> parts) implements Syntax {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// One of the parts, the first of them rather than the next.
  record Choice(List<Syntax> parts) implements Syntax {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /// `of` between `min` and `max` times, as often as possible or, lazily, as rarely.
  record Repeat(Syntax of, int min, int max, boolean lazy) implements Syntax {}

  /// A named group, the first of which has the number 0; -1 for one without a name.
  record Group(Syntax of, int number) implements Syntax {}

  static Syntax sequence(List<Syntax> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
  }

  static Syntax choice(List<Syntax> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Choice(parts);
  }

  /// Returns `of` repeated; `(?:a*)*` is `a*`.
  static Syntax repeat(Syntax of, int min, int max, boolean lazy) {
    if (min == 1 && max == 1) {
      return of;
    }
    boolean same =
        of instanceof Repeat inner && inner.min == min && inner.max == max && inner.lazy == lazy;
    boolean simple = min <= 1 && (max == UNBOUNDED || max == 1);
    return same && simple ? of : new Repeat(of, min, max, lazy);
  }

  /// Returns whether the empty text can match.
  default boolean isNullable() {
    return switch (this) {
      case One _ -> false;
      case At _ -> true;
      case Sequence(List<Syntax> parts) -> {
        for (Syntax part : parts) {
          if (!part.isNullable()) {
            yield false;
          }
        }
        yield true;
      }
      case Choice(List<Syntax> parts) -> {
        for (Syntax part : parts) {
          if (part.isNullable()) {
            yield true;
          }
        }
        yield false;
      }
      case Repeat repeat -> repeat.min == 0 || repeat.of.isNullable();
      case Group group -> group.of.isNullable();
    };
  }
}
