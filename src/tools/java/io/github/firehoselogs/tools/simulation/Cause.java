package io.github.firehoselogs.tools.simulation;

/// The accepted reasons for a log event to be delivered more than once. None explains two documents.
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
  SLOW_STREAM(16),
  /// OpenSearch took it and refused another document of its record for good; Firehose stored the
  /// whole record under the error prefix.
  KEPT_WITH_REFUSED(32),
  /// OpenSearch took it in an invocation whose record failed for another reason, or in an invocation
  /// that failed itself; Firehose stored the whole record under the error prefix.
  KEPT_AFTER_INDEXING(64);

  /// The bits of the causes that explain a document in an index and its event in the error prefix.
  static final int OF_INDEX = KEPT_WITH_REFUSED.bit | KEPT_AFTER_INDEXING.bit;

  private final int bit;

  Cause(int bit) {
    this.bit = bit;
  }

  /// Returns its bit in a set of causes.
  int bit() {
    return bit;
  }
}
