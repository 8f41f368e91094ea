package io.github.firehoselogs;

/// Thrown for an unmatched event that fails its record, because of `UNMATCHED=fail`.
final class UnmatchedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String transformName;

  UnmatchedEventException(int index, String transformName) {
    super(null, null, false, false);
    this.index = index;
    this.transformName = transformName;
  }

  String reason() {
    return "logEvents[" + index + "]: does not match " + transformName + ", UNMATCHED=fail";
  }
}
