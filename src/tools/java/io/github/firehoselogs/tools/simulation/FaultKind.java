package io.github.firehoselogs.tools.simulation;

/// The kinds of faults in a simulation. `mostOften` is the maximum rate that a seed draws: of
/// entries, calls or invocations.
public enum FaultKind {
  /// An entry of an HTTP 200 answer was refused.
  REFUSED_ENTRY(0.15),
  /// An entry was refused because a quota is exhausted. It is caused by traffic, not by a rate.
  THROTTLED_ENTRY(0),
  /// A whole call was throttled.
  THROTTLED_CALL(0.1),
  /// HTTP 5xx.
  SERVER_ERROR(0.1),
  /// The connection broke before the request was read.
  CONNECTION_ERROR(0.08),
  /// The call hung until its timeout and nothing was written.
  TIMEOUT_BEFORE_WRITE(0.06),
  /// The records were written, but the answer did not come within the timeout.
  TIMEOUT_AFTER_WRITE(0.04),
  /// The stream is slow for a while: a call takes seconds and succeeds. It occurs as an outage.
  SLOW_CALL(0),
  /// The answer was not in the service's protocol.
  GARBAGE_ANSWER(0.05),
  /// HTTP 413.
  TOO_LARGE(0.05),
  /// No permission for a while. It occurs as an outage, not at a rate.
  ACCESS_DENIED(0),
  /// The function crashed during a call; the records were not written.
  CRASH_WHILE_PUTTING(0.01),
  /// The function crashed after everything was put back, before it answered.
  CRASH_BEFORE_ANSWER(0.08),
  /// The function answered, but Firehose treated it as a failure.
  ANSWER_NOT_HEARD(0.05);

  private final double mostOften;

  FaultKind(double mostOften) {
    this.mostOften = mostOften;
  }

  double mostOften() {
    return mostOften;
  }
}
