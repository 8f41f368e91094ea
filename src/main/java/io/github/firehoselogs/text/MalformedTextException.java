package io.github.firehoselogs.text;

/// Bytes that should be the text of a JSON string and are not. The message says where and what was
/// expected; it never holds the text itself.
public final class MalformedTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// Says what was expected at `offset`.
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
