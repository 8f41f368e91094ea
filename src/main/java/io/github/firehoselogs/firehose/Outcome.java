package io.github.firehoselogs.firehose;

import java.util.Map;

/// What became of one input record. Each record of an event ends as exactly one of these.
public sealed interface Outcome {
  /// Returns the id that Firehose gave the record, handed back as it came.
  String recordId();

  /// Transformed. `data` is what the destination receives, before base64; it is not copied.
  /// `partitionKeys` is empty where the destination is not partitioned.
  record Ok(String recordId, byte[] data, Map<String, String> partitionKeys) implements Outcome {}

  /// Nothing to deliver, by intent: a control message, no event passed, or all of it goes round.
  record Dropped(String recordId) implements Outcome {}

  /// Could not be read, transformed or put back; Firehose keeps the original under its error
  /// prefix. `detail` names the step, the place and the cause, and never holds log text.
  record ProcessingFailed(String recordId, FailureReason reason, String detail)
      implements Outcome {}
}
