package io.github.firehoselogs.tools.simulation;

/// The accepted reasons for a log event to be delivered more than once.
public enum Cause {
  /// The function put it back and crashed before it answered.
  CRASH_AFTER_PUT(1),
  /// The function put it back, and Firehose treated its answer as a failure.
  ANSWER_NOT_HEARD(2),
  /// A put timed out after the records were written, and was repeated.
  TIMEOUT_AFTER_WRITE(4),
  /// One part of its record was put back, but another part could not be; Firehose stored the whole
  /// record under the error prefix.
  PARTLY_PUT_BACK(8),
  /// The stream was slower than the timeout of the call, and the put was repeated.
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
