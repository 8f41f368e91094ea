package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.Place.Before;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// What a program can tell apart of what comes next in a text: classes of bytes, and behind them the
/// end of the text. Bytes of one class are all in the same sets of the program.
final class Alphabet {
  private static final int BYTES = 256;

  private final boolean words;
  private final boolean lines;
  private final int[] classes = new int[BYTES];
  private final int[] examples;

  Alphabet(Program program) {
    words = program.asksFor(Place::isOfWords);
    lines = program.asksFor(Place::isOfLines);
    split(range(0x80, 0xc0));
    for (BitSet set : program.sets()) {
      split(set);
    }
    if (words) {
      for (CodePoints.Range range : CodePoints.WORD.ranges()) {
        split(range(range.first(), range.last() + 1));
      }
    }
    if (lines) {
      split(range('\n', '\n' + 1));
    }
    examples = examples();
  }

  private static BitSet range(int from, int to) {
    BitSet range = new BitSet(BYTES);
    range.set(from, to);
    return range;
  }

  /// Tells the bytes in `set` from those that are not.
  private void split(BitSet set) {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int b = 0; b < BYTES; b++) {
      int key = 2 * classes[b] + (set.get(b) ? 1 : 0);
      Integer known = numbers.putIfAbsent(key, numbers.size());
      classes[b] = known == null ? numbers.size() - 1 : known;
    }
  }

  private int[] examples() {
    int end = 0;
    for (int number : classes) {
      end = Math.max(end, number + 1);
    }
    int[] found = new int[end + 1];
    for (int b = 0; b < BYTES; b++) {
      found[classes[b]] = b;
    }
    found[end] = Place.END;
    return found;
  }

  /// Returns how many symbols there are; the last is the end of the text.
  int size() {
    return examples.length;
  }

  /// The symbol of each byte.
  int[] classes() {
    return classes;
  }

  /// Returns a byte of the class `symbol`, or [Place#END].
  int example(int symbol) {
    return examples[symbol];
  }

  /// Returns what stands before a place behind the byte `last`, as far as the program asks for it.
  Before behind(int last) {
    if (lines && last == '\n') {
      return Before.NEWLINE;
    }
    return words && Place.isWord(last) ? Before.WORD : Before.OTHER;
  }
}
