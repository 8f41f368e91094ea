package io.github.firehoselogs.tools.failure;

/// A line of a failure object that cannot be read. The message says what was found, without text of
/// the line.
public final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }
}
