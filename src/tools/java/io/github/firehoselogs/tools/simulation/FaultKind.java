package io.github.firehoselogs.tools.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

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
  ANSWER_NOT_HEARD(0.05),

  /// A bulk request took seconds, or longer than its timeout; the documents were written.
  BULK_SLOW(0.08),
  /// A bulk request hung until its timeout and nothing was written.
  BULK_TIMEOUT_BEFORE_WRITE(0.05),
  /// The documents were written, but the answer did not come within the timeout.
  BULK_TIMEOUT_AFTER_WRITE(0.05),
  /// HTTP 429 to a whole bulk request.
  BULK_THROTTLED(0.1),
  /// The same with the header `Retry-After`.
  BULK_RETRY_AFTER(0.08),
  /// HTTP 500, 502, 503 or 504 to a whole bulk request.
  BULK_SERVER_ERROR(0.1),
  /// Nobody accepted the connection.
  BULK_CONNECTION_REFUSED(0.08),
  /// The answer was not that of a bulk request. The documents may have been written.
  BULK_GARBAGE_ANSWER(0.06),
  /// The answer lists only some of the documents. The others may have been written.
  BULK_TRUNCATED_ANSWER(0.06),
  /// A body above the limit of the node, HTTP 413.
  BULK_TOO_LARGE(0),
  /// No permission for a while. It occurs as an outage, not at a rate.
  BULK_DENIED(0),
  /// The node restarted after it had written a part of the documents, without an answer.
  RESTART_IN_BULK(0.05),
  /// The node was down, for ten minutes or while it restarted.
  SEARCH_DOWN(0),
  /// The function crashed during a bulk request; nothing was written.
  CRASH_WHILE_INDEXING(0.01),
  /// A document was refused because the node was busy.
  DOCUMENT_THROTTLED(0.15),
  /// A document was refused because its shard was not available.
  DOCUMENT_UNAVAILABLE(0.1),
  /// A document was refused because its index accepted no writes for some time.
  DOCUMENT_BLOCKED(0.05),
  /// A document was refused for good, because it does not fit the mapping of its index.
  DOCUMENT_UNMAPPABLE(0.004);

  /// The faults of OpenSearch, which occur only if the function indexes documents itself.
  public static final Set<FaultKind> OF_SEARCH = EnumSet.range(BULK_SLOW, DOCUMENT_UNMAPPABLE);

  /// The other faults.
  static final Set<FaultKind> OF_STREAM = EnumSet.range(REFUSED_ENTRY, ANSWER_NOT_HEARD);

  private final double mostOften;

  FaultKind(double mostOften) {
    this.mostOften = mostOften;
  }

  /// Returns the rate in a run. It is zero in some runs, and up to the maximum in the others.
  public double drawRate(SplittableRandom random) {
    boolean happens = random.nextInt(4) > 0;
    double share = random.nextDouble();
    return happens ? mostOften * share * share : 0;
  }
}
