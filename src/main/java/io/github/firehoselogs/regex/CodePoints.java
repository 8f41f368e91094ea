package io.github.firehoselogs.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of Unicode characters as ranges of code points, sorted, none touching the next.
record CodePoints(List<Range> ranges) {
  /// The highest code point there is.
  static final int LAST = Character.MAX_CODE_POINT;

  static final CodePoints DIGITS = of(new Range('0', '9'));
  static final CodePoints WORD =
      of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));

  /// Without the vertical tab, as in Perl before 5.18.
  static final CodePoints SPACE = of(new Range('\t', '\n'), new Range('\f', '\r'), one(' '));

  static final CodePoints ANY = of(new Range(0, LAST));
  static final CodePoints ANY_BUT_NEWLINE = of(one('\n')).negated();

  /// The code points from `first` to `last`, both included.
  record Range(int first, int last) {}

  CodePoints {
    ranges = List.copyOf(ranges);
  }

  static Range one(int codePoint) {
    return new Range(codePoint, codePoint);
  }

  static CodePoints of(Range... ranges) {
    return of(List.of(ranges));
  }

  /// Returns the set of all that is in one of `ranges`, which may overlap and stand in any order.
  static CodePoints of(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::first));
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      Range before = joined.isEmpty() ? null : joined.getLast();
      if (before == null || range.first > before.last + 1) {
        joined.add(range);
      } else {
        joined.set(joined.size() - 1, new Range(before.first, Math.max(before.last, range.last)));
      }
    }
    return new CodePoints(joined);
  }

  CodePoints negated() {
    List<Range> others = new ArrayList<>();
    int first = 0;
    for (Range range : ranges) {
      if (range.first > first) {
        others.add(new Range(first, range.first - 1));
      }
      first = range.last + 1;
    }
    if (first <= LAST) {
      others.add(new Range(first, LAST));
    }
    return new CodePoints(others);
  }

  boolean isAscii() {
    return ranges.isEmpty() || ranges.getLast().last < 0x80;
  }

  /// Returns this set of ASCII characters with the letters of the other case, and with the two that
  /// fold to an ASCII letter: the Kelvin sign to k, the long s to s.
  CodePoints folded() {
    List<Range> folded = new ArrayList<>(ranges);
    for (Range range : ranges) {
      for (int c = range.first; c <= range.last; c++) {
        int lower = c | 0x20;
        if (lower >= 'a' && lower <= 'z') {
          folded.add(one(c ^ 0x20));
        }
        if (lower == 'k') {
          folded.add(one('\u212a'));
        } else if (lower == 's') {
          folded.add(one('\u017f'));
        }
      }
    }
    return of(folded);
  }
}
