package io.github.firehoselogs.regex;

import java.util.Arrays;

/// Numbers that grow at the end.
final class Ints {
  private int[] numbers = new int[4];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
