package io.github.firehoselogs.local;

/// Something that whoever started the run has to put right. The message is one line: what, where,
/// found, expected, and what to do.
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }

  BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
