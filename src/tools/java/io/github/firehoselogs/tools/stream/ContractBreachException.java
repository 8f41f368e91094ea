package io.github.firehoselogs.tools.stream;

/// The function answered what Firehose would refuse, or did not answer at all: a bug in it.
public final class ContractBreachException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractBreachException(String message) {
    super(message);
  }

  ContractBreachException(String message, Throwable cause) {
    super(message, cause);
  }
}
