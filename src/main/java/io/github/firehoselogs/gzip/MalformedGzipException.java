package io.github.firehoselogs.gzip;

/// Thrown if data is not valid gzip, or too large when decompressed. The message names the position
/// and the expected content, never bytes of the data.
public final class MalformedGzipException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedGzipException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// Returns the message.
  public String reason() {
    return reason;
  }
}
