package io.github.firehoselogs.envelope;

import io.github.firehoselogs.document.UnreadableDocumentException;
import io.github.firehoselogs.gzip.MalformedGzipException;

/// Thrown if the data of an input record are not a CloudWatch Logs envelope. The message names the
/// step, the position and the expected content, never bytes of the data.
public final class UnreadableEnvelopeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableEnvelopeException(String reason) {
    super(reason);
    this.reason = reason;
  }

  UnreadableEnvelopeException(MalformedGzipException cause) {
    this(cause.reason());
  }

  UnreadableEnvelopeException(UnreadableDocumentException cause) {
    this(cause.reason());
  }

  /// Returns the message.
  public String reason() {
    return reason;
  }
}
