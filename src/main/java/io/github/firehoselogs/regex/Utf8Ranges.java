package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.CodePoints.Range;
import java.util.ArrayList;
import java.util.List;

/// Ranges of code points as sequences of ranges of bytes, in UTF-8:
///
/// ```
/// U+0080..U+FFFF    [C2-DF][80-BF]   [E0][A0-BF][80-BF]   [E1-EF][80-BF][80-BF]
/// ```
final class Utf8Ranges {
  /// The last code point of one, two and three bytes.
  private static final int[] LAST_OF_LENGTH = {0x7f, 0x7ff, 0xffff};

  private static final int BITS = 6;

  private final List<List<Range>> sequences = new ArrayList<>();

  private Utf8Ranges() {}

  /// Returns the sequences of byte ranges that together are `range`; each has its own texts.
  static List<List<Range>> of(Range range) {
    Utf8Ranges ranges = new Utf8Ranges();
    ranges.add(range.first(), range.last());
    return ranges.sequences;
  }

  private void add(int first, int last) {
    int split = splitBefore(first, last);
    if (split > first) {
      add(first, split - 1);
      add(split, last);
    } else {
      sequences.add(bytes(first, last));
    }
  }

  /// Returns where to split the range so that each part is one sequence; `first` for nowhere.
  private static int splitBefore(int first, int last) {
    for (int end : LAST_OF_LENGTH) {
      if (first <= end && end < last) {
        return end + 1;
      }
    }
    for (int tail = 1; tail < length(last); tail++) {
      int mask = (1 << (tail * BITS)) - 1;
      if ((first & ~mask) != (last & ~mask)) {
        if ((first & mask) != 0) {
          return (first | mask) + 1;
        }
        if ((last & mask) != mask) {
          return last & ~mask;
        }
      }
    }
    return first;
  }

  private static List<Range> bytes(int first, int last) {
    int length = length(first);
    List<Range> bytes = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      bytes.add(new Range(byteAt(i, length, first), byteAt(i, length, last)));
    }
    return bytes;
  }

  private static int length(int codePoint) {
    int length = 1;
    while (length <= LAST_OF_LENGTH.length && codePoint > LAST_OF_LENGTH[length - 1]) {
      length++;
    }
    return length;
  }

  private static int byteAt(int index, int length, int codePoint) {
    int bits = codePoint >> (BITS * (length - 1 - index));
    if (index > 0) {
      return 0x80 | (bits & 0x3f);
    }
    return length == 1 ? bits : (0xf00 >> length & 0xff) | bits;
  }
}
