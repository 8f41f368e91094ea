package io.github.firehoselogs.tools.simulation;

/// Why a log event may be found more than once. There is no other good reason.
public enum Cause {
  /// The function put it back and died before its answer.
  CRASH_AFTER_PUT(1),
  /// The function put it back, and Firehose took its answer for a failure.
  ANSWER_NOT_HEARD(2),
  /// A put timed out after it was written, and was made again.
  TIMEOUT_AFTER_WRITE(4),
  /// Its part of a record was put back, another part could not be: Firehose kept the whole record.
  PARTLY_PUT_BACK(8),
  /// The stream took longer for a put than the call had time, and the put was made again.
  SLOW_STREAM(16);

  private final int bit;

  Cause(int bit) {
    this.bit = bit;
  }

  /// Returns its bit in a set of causes.
  int bit() {
    return bit;
  }
}
