package io.github.firehoselogs.attempts;

import java.time.Duration;

/// The failure of a whole call, classified by how to continue. `description` is used in messages
/// and contains no text of a record.
public sealed interface Fault {
  /// Returns what happened, as the end of a sentence that begins with the service.
  String description();

  /// Another attempt may succeed, after `minDelay` or later: throttling, an error of the service or
  /// the network.
  record Retryable(String description, Duration minDelay) implements Fault {
    /// A failure after which the service asks for no delay.
    public Retryable(String description) {
      this(description, Duration.ZERO);
    }
  }

  /// Another attempt may succeed, given more time. The service may have accepted the batch.
  record TimedOut(String description) implements Fault {}

  /// The batch is too large. The service may accept each half of it.
  record TooLarge(String description, String code) implements Fault {}

  /// No attempt will succeed: the stream or a permission is missing, or the request is invalid.
  /// `advice` names the remedy, and `code` is the error code of the answer.
  record Permanent(String description, String advice, String code) implements Fault {}

  /// Returns the fault of a call that failed without an answer: the service was not reached, or did
  /// not answer within `timeout`.
  static Fault withoutAnswer(Throwable failure, Duration timeout) {
    RootCause cause = RootCause.of(failure, timeout);
    String text = "failed (" + cause.text() + ")";
    return cause.isTimeout() ? new TimedOut(text) : new Retryable(text);
  }
}
