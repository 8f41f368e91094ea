package io.github.firehoselogs.tools.simulation;

/// What goes wrong in a simulation. `mostOften` is the highest rate that a seed draws: of entries,
/// of calls or of invocations.
public enum FaultKind {
  /// An entry of an HTTP 200 answer was not taken.
  REFUSED_ENTRY(0.15),
  /// An entry was not taken because a quota is used up. Comes from the traffic, not from a rate.
  THROTTLED_ENTRY(0),
  /// A whole call was throttled.
  THROTTLED_CALL(0.1),
  /// HTTP 5xx.
  SERVER_ERROR(0.1),
  /// The connection broke before the call was read.
  CONNECTION_ERROR(0.08),
  /// The call hung for its whole time-out and nothing was written.
  TIMEOUT_BEFORE_WRITE(0.06),
  /// The records were written, but the answer did not come within the time-out.
  TIMEOUT_AFTER_WRITE(0.04),
  /// The stream is slow for a while: a call takes seconds, and works. Comes as an outage.
  SLOW_CALL(0),
  /// The answer was not what the service speaks.
  GARBAGE_ANSWER(0.05),
  /// HTTP 413.
  TOO_LARGE(0.05),
  /// No permission, for a while. Comes as an outage, not at a rate.
  ACCESS_DENIED(0),
  /// The function died during a call, whose records were not written.
  CRASH_WHILE_PUTTING(0.01),
  /// The function died after all was put back, before it answered.
  CRASH_BEFORE_ANSWER(0.08),
  /// The function answered, and Firehose took it for a failure.
  ANSWER_NOT_HEARD(0.05);

  private final double mostOften;

  FaultKind(double mostOften) {
    this.mostOften = mostOften;
  }

  double mostOften() {
    return mostOften;
  }
}
