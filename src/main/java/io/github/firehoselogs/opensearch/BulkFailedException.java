package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.attempts.Fault;

/// The answer to a `_bulk` request that failed as a whole.
final class BulkFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  private BulkFailedException(Fault fault) {
    super(fault.description(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  /// The failure that `answer`, which has another status than 200, reports.
  static BulkFailedException of(SearchAnswer answer) {
    String type = ErrorType.inBody(answer.body());
    String code = "HTTP " + answer.status();
    String text = "answered " + code + (type.isEmpty() ? "" : " (" + type + ")");
    return new BulkFailedException(
        ErrorType.isBlock(type)
            ? new Fault.Retryable(text, answer.retryAfter())
            : fault(answer, text, code));
  }

  /// The failure of an answer with status 200 that cannot be read.
  static BulkFailedException unreadable() {
    return new BulkFailedException(
        new Fault.Retryable("answered something that is not a bulk response"));
  }

  private static Fault fault(SearchAnswer answer, String text, String code) {
    return switch (answer.status()) {
      case 408, 429 -> new Fault.Retryable(text, answer.retryAfter());
      case 413 -> new Fault.TooLarge(text, code);
      case 401, 403 ->
          new Fault.Permanent(
              text, "map the function's role in OpenSearch, and allow it es:ESHttpPost", code);
      case 404 -> new Fault.Permanent(text, "check OPENSEARCH_ENDPOINT", code);
      default ->
          answer.status() >= 500
              ? new Fault.Retryable(text, answer.retryAfter())
              : new Fault.Permanent(text, "another attempt would not succeed", code);
    };
  }
}
