package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.BadInputException;

/// The check of an option that takes a number from 1.
public final class PositiveNumber {
  private PositiveNumber() {}

  /// Throws [BadInputException] if `value` of `option` is less than 1.
  public static void require(String option, int value) {
    if (value < 1) {
      throw new BadInputException(option + ": found '" + value + "', expected a number from 1");
    }
  }
}
