package io.github.firehoselogs.document;

/// Thrown if data that begin like the frame of a finished document cannot be read as one. The
/// message names the problem; it never holds bytes of the data.
public final class UnreadableDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableDocumentException(String problem) {
    super(problem);
    this.reason = "finished document: " + problem;
  }

  /// Returns the problem, with the words that it is about a finished document.
  public String reason() {
    return reason;
  }
}
