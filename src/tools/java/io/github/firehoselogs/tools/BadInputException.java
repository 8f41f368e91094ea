package io.github.firehoselogs.tools;

/// An argument, a setting or a file that the user has to correct. The message is one line: what,
/// where, found, expected, and what to do.
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
