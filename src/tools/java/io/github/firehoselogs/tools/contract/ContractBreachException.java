package io.github.firehoselogs.tools.contract;

/// The function gave an answer that Firehose would refuse, or none: a bug in the function.
public final class ContractBreachException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContractBreachException(String message) {
    super(message);
  }

  public ContractBreachException(String message, Throwable cause) {
    super(message, cause);
  }
}
