package io.github.firehoselogs.firehose;

import io.github.firehoselogs.metadata.RecordMetadata;

/// The outcome of one input record. Each record of an event has exactly one.
public sealed interface Outcome {
  /// Returns the id that Firehose gave the record, unchanged.
  String recordId();

  /// Returns the result that Firehose receives.
  Result result();

  /// The result that Firehose receives for one record.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  enum Result {
    /// Deliver the data.
    OK("Ok"),
    /// Discard the record.
    DROPPED("Dropped"),
    /// Keep the original under the error prefix.
    PROCESSING_FAILED("ProcessingFailed");

    private final String wireName;

    Result(String wireName) {
      this.wireName = wireName;
    }

    /// Returns the result as Firehose spells it.
    public String wireName() {
      return wireName;
    }
  }

  /// Transformed. The destination receives `data`, which is not copied. It is encoded in base64
  /// later.
  record Ok(String recordId, byte[] data, RecordMetadata metadata) implements Outcome {
    @Override
    public Result result() {
      return Result.OK;
    }
  }

  /// Intentionally not delivered: the record is a control message, no event passed the filter, or
  /// the whole record is put back.
  record Dropped(String recordId) implements Outcome {
    @Override
    public Result result() {
      return Result.DROPPED;
    }
  }

  /// Could not be read, transformed or put back; Firehose keeps the original under its error
  /// prefix. `detail` names the step, the position and the cause, and never contains log text.
  record ProcessingFailed(String recordId, FailureReason reason, String detail) implements Outcome {
    @Override
    public Result result() {
      return Result.PROCESSING_FAILED;
    }
  }
}
