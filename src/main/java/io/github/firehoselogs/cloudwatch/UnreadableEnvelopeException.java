package io.github.firehoselogs.cloudwatch;

/// Data of an input record that is no CloudWatch Logs envelope. The message names the step, the
/// place and what was expected there; it never holds bytes of the data.
public final class UnreadableEnvelopeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableEnvelopeException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// Returns the message.
  public String reason() {
    return reason;
  }
}
