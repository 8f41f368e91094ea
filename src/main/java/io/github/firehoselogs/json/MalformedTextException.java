package io.github.firehoselogs.json;

/// Thrown if bytes are not the text of a JSON string. The message names the position and the
/// expected content, never the text itself.
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// An exception for text that does not have `expected` at `offset`.
  public MalformedTextException(String expected, int offset) {
    this("byte " + offset + ": expected " + expected);
  }

  private MalformedTextException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// Returns the message.
  public String reason() {
    return reason;
  }
}
